/** What can be done with rows, by keys and from the palette. */
import { type RefObject, useMemo } from "react";
import { useNeeds } from "@/api/viewer";
import { type Command, useCommands } from "@/commands/commands";
import type { Row } from "./list";
import type { Shown } from "./Row";
import type { TableHandle } from "./Table";
import { HEAD } from "./useFocus";

export interface RowActions {
  table: RefObject<TableHandle | null>;
  rows: readonly Row[];
  columns: readonly Shown[];
  openId: string | undefined;
  hasSelection: boolean;
  isLive: boolean;
  waiting: number;
  openPanel: (row: Row) => void;
  closePanel: () => void;
  openPage: (row: Row) => void;
  toggle: (row: Row) => void;
  extend: (rows: readonly Row[]) => void;
  deselect: () => void;
  selectAll: () => void;
  tag: () => void;
  mark: (row: Row) => void;
  narrow: (row: Row, column: Shown, isExcluded: boolean) => void;
  copy: (text: string, what: string) => void;
  setLive: (isLive: boolean) => void;
  load: () => void;
  chooseColumns: () => void;
  save: () => void;
}

const group = "Rows";

export function useRowCommands(actions: RowActions) {
  const needs = useNeeds("WRITER");
  useCommands(useMemo(() => [...ofRows(actions), ...ofList(actions, needs)], [actions, needs]));
}

function ofRows(actions: RowActions): Command[] {
  const { table, rows, columns, openId } = actions;
  const index = () => Math.max(0, table.current?.focus.index ?? 0);
  const here = (run: (row: Row) => void) => () => {
    const row = rows[index()];
    if (row) run(row);
  };
  const move = (by: 1 | -1, isExtended = false) => {
    const focus = table.current?.focus;
    if (!focus) return;
    const to = Math.max(0, Math.min(rows.length - 1, focus.index === HEAD ? 0 : focus.index + by));
    const [from, next] = [rows[index()], rows[to]];
    if (isExtended && from && next) actions.extend([from, next]);
    focus.go({ index: to, at: focus.at });
    // A panel shows what one is at.
    if (openId !== undefined && next && !isExtended) actions.openPanel(next);
  };
  const narrow = (isExcluded: boolean) =>
    here((row) => {
      const column = columns[table.current?.focus.at ?? -1];
      if (column) actions.narrow(row, column, isExcluded);
    });
  const command = (id: string, title: string, keys: string[], run: () => void): Command => ({
    id: `row:${id}`,
    title,
    group,
    keys,
    run,
  });
  const moves = (...of: Parameters<typeof command>) => ({ ...command(...of), repeats: true });
  return [
    moves("next", "Next row", ["j"], () => move(1)),
    moves("previous", "Previous row", ["k"], () => move(-1)),
    moves("after", "Next in the panel", ["]"], () => move(1)),
    moves("before", "Previous in the panel", ["["], () => move(-1)),
    command("panel", "Open the row in the panel", ["Enter"], here(actions.openPanel)),
    command("open", "Open the row", ["o"], here(actions.openPage)),
    command("select", "Select the row", ["x"], here(actions.toggle)),
    moves("extend", "Select on to the next row", ["Shift j"], () => move(1, true)),
    moves("extend-up", "Select on to the previous row", ["Shift k"], () => move(-1, true)),
    command("mark", "Mark to compare; the second opens both", ["m"], here(actions.mark)),
    command(
      "link",
      "Copy a link to it",
      ["y"],
      here((row) => actions.copy(linkTo(row.id), "the link")),
    ),
    command(
      "id",
      "Copy its id",
      ["Shift y"],
      here((row) => actions.copy(row.id, "the id")),
    ),
    command("filter", "Filter to the value of the focused cell", ["+"], narrow(false)),
    command("exclude", "Exclude the value of the focused cell", ["-"], narrow(true)),
  ];
}

function ofList(actions: RowActions, needs: string | null): Command[] {
  const { openId, hasSelection, isLive, waiting } = actions;
  const none = hasSelection ? null : "nothing is selected";
  const close = openId !== undefined || hasSelection;
  return [
    {
      id: "row:close",
      title: openId === undefined ? "Select nothing" : "Close the panel",
      group,
      keys: ["Escape"],
      unavailable: close ? null : "nothing is open or selected",
      run: openId === undefined ? actions.deselect : actions.closePanel,
    },
    { id: "row:all", title: "Select all that match", group, run: actions.selectAll },
    {
      id: "row:tag",
      title: "Tag what is selected",
      group,
      keys: ["t"],
      unavailable: needs ?? none,
      run: actions.tag,
    },
    {
      id: "row:live",
      title: isLive ? "Pause live updates" : "Go on with live updates",
      group,
      keys: ["l"],
      run: () => actions.setLive(!isLive),
    },
    {
      id: "row:new",
      title: "Show what is new",
      group,
      keys: ["."],
      unavailable: waiting > 0 ? null : "nothing is new",
      run: actions.load,
    },
    { id: "row:columns", title: "Choose columns", group, run: actions.chooseColumns },
    { id: "row:export", title: "Export as JSONL or CSV", group, run: actions.save },
  ];
}

export function linkTo(id: string): string {
  return new URL(`#/completions/${encodeURIComponent(id)}`, location.href).href;
}
