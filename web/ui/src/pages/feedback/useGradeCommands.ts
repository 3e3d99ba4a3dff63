/** The keys of the list. */
import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useMemo } from "react";
import { type Command, useCommands } from "@/commands/commands";
import { isLive as liveChoice } from "@/state/preferences";
import { copy } from "@/states/copy";
import type { SetAddress } from "./Feedback";
import type { ListHandle } from "./List";
import type { Grades } from "./useGrades";

interface Options {
  grades: Grades;
  list: RefObject<ListHandle | null>;
  input: RefObject<HTMLInputElement | null>;
  /** Mark a call, or open it beside the one that is marked. */
  mark: (call: string) => void;
  at: number;
  openId: string | undefined;
  isLive: boolean;
  set: SetAddress;
  close: () => void;
  save: () => void;
}

const group = "Grades";

export function useGradeCommands(options: Options) {
  const { grades, at, openId, isLive, set } = options;
  const { rows, waiting, reload } = grades;
  const navigate = useNavigate();
  const { list, input, mark, close, save } = options;
  const command = (id: string, title: string, keys: string[], run: () => void): Command => ({
    id: `grades:${id}`,
    title,
    group,
    keys,
    unavailable: rows.length > 0 ? null : "there are no grades",
    run,
  });
  const row = rows[Math.min(at, rows.length - 1)];
  const move = (by: 1 | -1) => {
    const to = Math.max(0, Math.min(rows.length - 1, at + by));
    list.current?.go(to);
    const next = rows[to];
    if (openId !== undefined && next) set({ p: next.id });
  };
  const call = row?.matchedCompletionIds[0];
  const commands = useMemo(
    (): readonly Command[] => [
      { ...command("next", "Next grade", ["j"], () => move(1)), repeats: true },
      { ...command("previous", "Previous grade", ["k"], () => move(-1)), repeats: true },
      command("open", "Open the grade beside the list", ["Enter"], () => row && set({ p: row.id })),
      {
        ...command("call", "Open the call", ["o"], () => {
          if (call !== undefined) void navigate({ to: "/completions/$id", params: { id: call } });
        }),
        unavailable: call === undefined ? "there is no call" : null,
      },
      {
        ...command("mark", "Mark the call to compare; the second opens both", ["m"], () => {
          if (call !== undefined) mark(call);
        }),
        unavailable: call === undefined ? "there is no call" : null,
      },
      {
        ...command("close", "Close the panel", ["Escape"], close),
        unavailable: openId === undefined ? "nothing is open" : null,
      },
      command(
        "id",
        "Copy the id of the grade",
        ["Shift y"],
        () => void copy(row?.id ?? "", "the id"),
      ),
      command("export", "Export as JSONL or CSV", [], save),
      {
        id: "grades:filter",
        title: "Filter",
        group,
        keys: ["/"],
        run: () => input.current?.focus(),
      },
      {
        id: "grades:live",
        title: isLive ? "Pause live updates" : "Go on with live updates",
        group,
        keys: ["l"],
        run: () => liveChoice.set(isLive ? "off" : "on"),
      },
      {
        id: "grades:new",
        title: "Show what is new",
        group,
        keys: ["."],
        unavailable: waiting > 0 ? null : "nothing is new",
        run: reload,
      },
    ],
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `command` and `move` are of these
    [rows, at, row, call, openId, isLive, waiting, reload, set, navigate, close, save, mark, input],
  );
  useCommands(commands);
}
