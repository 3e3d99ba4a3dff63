/** What stands before and after a call in the list that it was opened from. */
import { type Listed, lastListed } from "@/state/listed";

export interface Around {
  before: string | null;
  after: string | null;
  /** From 0 on, and how many of the list are loaded. */
  place: number;
  count: number;
  /** Whether the list has no more than is loaded. */
  isWhole: boolean;
}

/** In the list that was shown last; null if it has no such call. */
export function aroundIn(
  id: string,
  { rows, isWhole }: Pick<Listed, "rows" | "isWhole"> = lastListed(),
): Around | null {
  const place = rows.findIndex((row) => row.id === id);
  if (place < 0) return null;
  const before = rows[place - 1]?.id ?? null;
  return { before, after: rows[place + 1]?.id ?? null, place, count: rows.length, isWhole };
}
