/** Which cell of the grid has the focus: one tab stop, which stays with its row when rows come in above. */
import { type RefObject, useCallback, useMemo, useRef, useState } from "react";
import type { Row } from "./list";
import { WHOLE_ROW } from "./Row";

/** The row of the names. */
export const HEAD = -1;

export interface Place {
  index: number;
  /** Of the column that is shown there, or the whole row. */
  at: number;
}

export interface Focus extends Place {
  /** Go there, and give it the browser's focus. */
  go: (place: Place) => void;
  /** It has the browser's focus already. */
  note: (place: Place) => void;
}

interface Options {
  rows: readonly Row[];
  columnCount: number;
  box: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
}

export function useFocus({ rows, columnCount, box, scrollTo }: Options): Focus {
  const [{ index, at, id }, set] = useState({ index: 0, at: WHOLE_ROW, id: "" });
  const place = useMemo(() => {
    if (index === HEAD) return { index, at };
    const isSame = id === "" || rows[index]?.id === id;
    const found = isSame ? index : rows.findIndex((row) => row.id === id);
    return { index: Math.max(0, Math.min(rows.length - 1, found < 0 ? index : found)), at };
  }, [rows, index, at, id]);
  const latest = useRef<Place | null>(null);
  const note = useCallback((to: Place) => set({ ...to, id: rows[to.index]?.id ?? "" }), [rows]);
  const go = useCallback(
    (to: Place) => {
      const bounded = {
        index: Math.max(HEAD, Math.min(rows.length - 1, to.index)),
        at: Math.max(WHOLE_ROW, Math.min(columnCount - 1, to.at)),
      };
      if (bounded.index === HEAD) bounded.at = Math.max(0, bounded.at);
      note(bounded);
      if (bounded.index !== HEAD) scrollTo(bounded.index);
      latest.current = bounded;
      const there = elementAt(box.current, bounded);
      if (there) there.focus();
      else {
        // Its row comes with the next frame, unless another key leads on before.
        requestAnimationFrame(() => {
          if (latest.current === bounded) elementAt(box.current, bounded)?.focus();
        });
      }
    },
    [rows, columnCount, note, scrollTo, box],
  );
  return useMemo(() => ({ ...place, go, note }), [place, go, note]);
}

function elementAt(box: HTMLElement | null, { index, at }: Place): HTMLElement | null {
  const row = box?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`);
  // The first cell is the mark of selection.
  return at === WHOLE_ROW
    ? (row ?? null)
    : ((row?.children[at + 1] as HTMLElement | undefined) ?? null);
}

/** Where an element of the grid stands. */
export function placeOf(target: Element): Place | null {
  const row = target.closest<HTMLElement>("[role=row]");
  if (!row) return null;
  const cell = target.closest("[role=gridcell], [role=columnheader]");
  const at = cell?.parentElement === row ? [...row.children].indexOf(cell) - 1 : WHOLE_ROW;
  return { index: Number(row.getAttribute("aria-rowindex")) - 2, at };
}

const STEPS: Record<string, Place> = {
  ArrowDown: { index: 1, at: 0 },
  ArrowUp: { index: -1, at: 0 },
  ArrowRight: { index: 0, at: 1 },
  ArrowLeft: { index: 0, at: -1 },
};

/** Where a key leads from a place; undefined where it leads nowhere. */
export function stepBy(key: string, from: Place, page: number, count: number): Place | undefined {
  const step = STEPS[key];
  if (step) return { index: from.index + step.index, at: from.at + step.at };
  const index = {
    PageDown: from.index + page,
    PageUp: Math.max(0, from.index - page),
    Home: 0,
    End: count - 1,
  }[key];
  return index === undefined ? undefined : { index, at: from.at };
}
