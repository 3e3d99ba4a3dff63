/** What can be done with the calls of a session, by keys and from the palette. */
import { type RegisteredRouter, useNavigate } from "@tanstack/react-router";
import { type RefObject, useMemo } from "react";
import { type Command, useCommands } from "@/commands/commands";
import { sessionLink } from "@/state/sessionLink";
import { copy } from "@/states/copy";
import type { GoingPlace } from "./Calls";
import type { Call } from "./documents";

interface Actions {
  id: string;
  calls: readonly Call[];
  place: GoingPlace;
  mark: (call: Call) => void;
  unfolded: ReadonlySet<string>;
  setUnfolded: (id: string, isUnfolded: boolean) => void;
  isReading: boolean;
  isLive: boolean;
  setLive: (isLive: boolean) => void;
  waiting: number;
  load: () => void;
  jump: RefObject<HTMLInputElement | null>;
}

const group = "Session";

type Navigate = ReturnType<typeof useNavigate<RegisteredRouter, "/sessions/$id">>;

export function useCallCommands(actions: Actions) {
  const navigate = useNavigate({ from: "/sessions/$id" });
  const { id, calls, place, mark, unfolded, setUnfolded } = actions;
  const { isReading, isLive, setLive, waiting, load, jump } = actions;
  useCommands(
    useMemo(
      () => [
        ...ofCalls({ id, calls, place, mark, unfolded, setUnfolded }, navigate),
        ...ofSession({ id, isReading, isLive, setLive, waiting, load, jump }, navigate),
      ],
      [
        id,
        calls,
        place,
        mark,
        unfolded,
        setUnfolded,
        navigate,
        isReading,
        isLive,
        setLive,
        waiting,
        load,
        jump,
      ],
    ),
  );
}

type OfSession = Pick<
  Actions,
  "id" | "isReading" | "isLive" | "setLive" | "waiting" | "load" | "jump"
>;

function ofSession(of: OfSession, navigate: Navigate): Command[] {
  const { id, isReading, isLive, setLive, waiting, load, jump } = of;
  const turn = () =>
    void navigate({
      search: (before) => ({ ...before, v: isReading ? "timeline" : "read" }),
      replace: true,
      resetScroll: false,
    });
  const f = { sessionId: { eq: id } };
  return [
    {
      id: "session:jump",
      title: "Go to a call by its number",
      group,
      keys: ["/"],
      run: () => jump.current?.focus(),
    },
    {
      id: "session:view",
      title: isReading ? "Show the time line" : "Show the conversation",
      group,
      keys: ["v"],
      run: turn,
    },
    {
      id: "session:id",
      title: "Copy the session's id",
      group,
      keys: ["Shift y"],
      run: () => void copy(id, "the id"),
    },
    {
      id: "session:list",
      title: "Its calls in the list of completions",
      group,
      run: () => void navigate({ to: "/completions", search: { f } }),
    },
    {
      id: "row:live",
      title: isLive ? "Pause live updates" : "Go on with live updates",
      group,
      keys: ["l"],
      run: () => setLive(!isLive),
    },
    {
      id: "row:new",
      title: "Show what is new",
      group,
      keys: ["."],
      unavailable: waiting > 0 ? null : "nothing is new",
      run: load,
    },
  ];
}

type OfCalls = Pick<Actions, "id" | "calls" | "place" | "mark" | "unfolded" | "setUnfolded">;

function ofCalls(of: OfCalls, navigate: Navigate): Command[] {
  const { id, calls, place, mark, unfolded, setUnfolded } = of;
  const here = (run: (call: Call) => void) => () => {
    const call = calls[place.index];
    if (call) run(call);
  };
  const move = (by: number) => () => {
    // The first key leads to the call that one is at.
    const isAt = document.activeElement?.closest("[data-call]") !== null;
    place.go(isAt ? place.index + by : place.index);
  };
  const open = (call: Call, t?: "feedback") =>
    void navigate({
      to: "/completions/$id",
      params: { id: call.id },
      search: t === undefined ? {} : { t },
    });
  const link = (call: Call) =>
    void copy(new URL(sessionLink(id, call.id), location.href).href, "the link");
  const fold = ({ id: call }: Call) => setUnfolded(call, !unfolded.has(call));
  const command = (name: string, title: string, keys: string[], run: () => void): Command => ({
    id: `call:${name}`,
    title,
    group,
    keys,
    run,
  });
  const moves = (...of: Parameters<typeof command>) => ({ ...command(...of), repeats: true });
  return [
    moves("next", "Next call", ["j"], move(1)),
    moves("previous", "Previous call", ["k"], move(-1)),
    command("first", "First call", ["Home"], () => place.go(0)),
    command("last", "Last call", ["End"], () => place.go(calls.length - 1)),
    command("open", "Open the call", ["Enter", "o"], here(open)),
    command(
      "grade",
      "Grade the call",
      ["n"],
      here((call) => open(call, "feedback")),
    ),
    command("fold", "Show or fold what the call repeats", ["e"], here(fold)),
    command("mark", "Mark to compare; the second opens both", ["m"], here(mark)),
    command("link", "Copy a link to the call in its session", ["y"], here(link)),
  ];
}
