/** The columns that are shown now: those of the address, else those that are kept here. */
import { useMemo } from "react";
import type { Shown } from "./Row";
import { CARD_COLUMNS, type Column, columnOf } from "./columns";
import { type Layout, inOrder } from "./layout";
import { useLayout } from "./useLayout";

const CHECK_PIXELS = 32;

export function useShown(isNarrow: boolean): readonly Shown[] {
  const { current: of } = useLayout();
  return useMemo(() => {
    const ids = isNarrow ? CARD_COLUMNS : inOrder(of);
    return besides(
      ids.flatMap((id) => columnOf(id) ?? []),
      isNarrow ? { ...of, pinned: [] } : of,
    );
  }, [of, isNarrow]);
}

/** All of them together, with the mark of selection before them. */
export function widthOf(columns: readonly Shown[]): number {
  return columns.reduce((sum, { width }) => sum + width, CHECK_PIXELS);
}

/** How wide each is, and where those stand that stay at the side. */
function besides(columns: readonly Column[], { widths, pinned }: Layout): Shown[] {
  let left = CHECK_PIXELS;
  const all: Shown[] = [];
  for (const column of columns) {
    const width = widths[column.id] ?? column.size;
    if (pinned.includes(column.id)) {
      all.push({ ...column, width, left, style: { width, insetInlineStart: left } });
      left += width;
    } else all.push({ ...column, width, left: null, style: { width } });
  }
  return all;
}
