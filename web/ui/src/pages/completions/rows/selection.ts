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

/** Without what is in the list no more. */
export function listed(selection: Selection, rows: readonly { id: string }[]): Selection {
  if (selection === "all" || selection.size === 0) return selection;
  const known = new Set(rows.map(({ id }) => id));
  const left = [...selection].filter((id) => known.has(id));
  return left.length === selection.size ? selection : new Set(left);
}
