/** Which rows are selected: some by id, or all that match. */
export type Selection = ReadonlySet<string> | "all";

export const NONE: Selection = new Set();

export function isSelected(selection: Selection, id: string): boolean {
  return selection === "all" || selection.has(id);
}

export function sizeOf(selection: Selection): number {
  return selection === "all" ? Infinity : selection.size;
}

export function toggled(selection: Selection, id: string): Selection {
  // Of all that match only some are known: one that is taken out begins anew.
  const next = new Set(selection === "all" ? [] : selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

export function withAll(selection: Selection, ids: readonly string[]): Selection {
  return selection === "all" ? selection : new Set([...selection, ...ids]);
}
