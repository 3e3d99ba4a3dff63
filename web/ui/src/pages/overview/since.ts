/** What "since" means here: as long before and after a moment that is marked, else the range and the one before. */
import type { CompletionFilter } from "@/gql/graphql";
import { type Range, rangeBefore, withRange } from "@/state/range";

interface Looked {
  own: CompletionFilter | undefined;
  range: Range | null;
  /** In milliseconds, as all of these. */
  now: number;
  mark: number | null;
}

export interface Since {
  a: CompletionFilter;
  b: CompletionFilter;
}

/** Whether the mark is in what is looked at. */
export function isWithin(mark: number, range: Range | null, now: number): boolean {
  return mark < (range?.to ?? now) && (range?.from == null || mark >= range.from);
}

/** Null where there is nothing before. */
export function sinceOf({ own, range, now, mark }: Looked): Since | null {
  const after =
    mark !== null && isWithin(mark, range, now) ? { from: mark, to: range?.to ?? now } : range;
  const before = after && rangeBefore(after);
  return before && { a: withRange(own, before) ?? {}, b: withRange(own, after) ?? {} };
}
