/** What is selected, marked and open, and what is done with it. */
import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useMemo, useState } from "react";
import { notice } from "@/frame/announce";
import type { CompletionFilter } from "@/gql/graphql";
import { withCondition, withoutCondition } from "@/state/conditions";
import { useMarked } from "@/state/marked";
import { isLive as liveChoice } from "@/state/preferences";
import { copy } from "@/states/copy";
import type { Row } from "./list";
import type { Shown } from "./Row";
import { NONE, type Selection, listed, sizeOf, toggled, withAll } from "./selection";
import type { TableHandle } from "./Table";
import { useRowCommands } from "./useRowCommands";
import type { Rows } from "./useRows";

export type Dialog = "columns" | "tag" | "export";

/** The value whose menu is open. */
export interface MenuOf {
  row: Row;
  column: Shown;
  element: Element;
}

interface Options {
  table: RefObject<TableHandle | null>;
  rows: Rows;
  columns: readonly Shown[];
  filter: CompletionFilter | undefined;
  openId: string | undefined;
  isLive: boolean;
  setDialog: (dialog: Dialog) => void;
}

export type RowState = ReturnType<typeof useRowState>;

export function useRowState(options: Options) {
  const { table, rows, openId } = options;
  const [chosen, select] = useState<Selection>(NONE);
  const selection = useListed(chosen, options, select);
  const { marked, mark, unmark } = useMarked(notice);
  const [menu, setMenu] = useState<MenuOf | null>(null);
  const go = useGo();
  const actions = useMemo(() => {
    const focusBack = () => requestAnimationFrame(() => table.current?.element()?.focus());
    return {
      openPanel: (row: Row) => go.panel(row.id),
      openPage: (row: Row) => go.page(row.id),
      closePanel: () => {
        go.panel(undefined);
        focusBack();
      },
      toggle: (row: Row) => select((before) => toggled(before, row.id)),
      extend: (some: readonly Row[]) =>
        select((before) =>
          withAll(
            before,
            some.map(({ id }) => id),
          ),
        ),
      deselect: () => {
        select(NONE);
        unmark();
      },
      selectAll: () => select((before) => (before === "all" ? NONE : "all")),
      mark: (row: Row) => mark(row.id),
      copy: (text: string, what: string) => void copy(text, what),
      setLive: (on: boolean) => liveChoice.set(on ? "on" : "off"),
    };
  }, [go, mark, unmark, table]);
  const commands = useCommandsOf(options, actions, selection, go);
  useRowCommands(commands);
  return {
    ...actions,
    menu,
    closeMenu: () => {
      setMenu(null);
      requestAnimationFrame(() => table.current?.element()?.focus());
    },
    move: (by: 1 | -1) => {
      const at = rows.rows.findIndex(({ id }) => id === openId);
      const next = rows.rows[at + by];
      if (at >= 0 && next) go.panel(next.id);
    },
    table: {
      selection,
      marked,
      selectAll: actions.selectAll,
      toggle: actions.toggle,
      open: actions.openPanel,
      menu: (row: Row, column: Shown, element: Element) => setMenu({ row, column, element }),
    },
  };
}

type Go = ReturnType<typeof useGo>;
type Actions = Pick<
  Parameters<typeof useRowCommands>[0],
  | "openPanel"
  | "openPage"
  | "closePanel"
  | "toggle"
  | "extend"
  | "deselect"
  | "selectAll"
  | "mark"
  | "copy"
  | "setLive"
>;

/** What is selected is of the list that is shown: nothing is done to what nobody sees any more. */
function useListed(
  chosen: Selection,
  { rows: { rows, isReloading }, filter }: Options,
  select: (selection: Selection) => void,
): Selection {
  const [of, setOf] = useState(filter);
  // All that match another filter are others.
  if (of !== filter) {
    setOf(filter);
    if (chosen === "all") select(NONE);
  }
  return useMemo(() => (isReloading ? chosen : listed(chosen, rows)), [chosen, rows, isReloading]);
}

function useCommandsOf(options: Options, actions: Actions, selection: Selection, go: Go) {
  const { table, rows, columns, openId, isLive, filter, setDialog } = options;
  const list = rows.rows;
  const { live, load } = rows.live;
  const waiting = live.waiting.size;
  return useMemo(
    () => ({
      ...actions,
      table,
      rows: list,
      columns,
      openId,
      isLive,
      waiting,
      load,
      hasSelection: sizeOf(selection) > 0,
      tag: () => setDialog("tag"),
      chooseColumns: () => setDialog("columns"),
      save: () => setDialog("export"),
      narrow: (row: Row, column: Shown, isExcluded: boolean) => {
        const text = column.texts(row)[0];
        const condition = text === undefined ? null : column.condition(text);
        if (!condition) notice("The list cannot be filtered by this.");
        else go.filter((isExcluded ? withoutCondition : withCondition)(filter, condition));
      },
    }),
    [
      actions,
      table,
      list,
      columns,
      openId,
      isLive,
      waiting,
      load,
      selection,
      filter,
      go,
      setDialog,
    ],
  );
}

export function useGo() {
  const navigate = useNavigate({ from: "/completions" });
  return useMemo(
    () => ({
      panel: (p: string | undefined) =>
        void navigate({
          to: ".",
          search: (before) => {
            const next = { ...before };
            delete next.p;
            return p === undefined ? next : { ...next, p };
          },
        }),
      page: (id: string) => void navigate({ to: "/completions/$id", params: { id } }),
      session: ({ id, sessionId }: Row) => {
        if (sessionId === null) return;
        void navigate({ to: "/sessions/$id", params: { id: sessionId }, search: { at: id } });
      },
      filter: (f: CompletionFilter) =>
        void navigate({ to: ".", search: (before) => ({ ...before, f }) }),
    }),
    [navigate],
  );
}
