/** The lines of the comparison: what part of A and of B something is, ordered by how much they differ. */
import type { CompletionFilter, ComparedGroupsQuery } from "@/gql/graphql";
import { withCondition } from "@/state/conditions";
import { type Grouping, conditionOf, groupWords } from "@/state/dimensions";
import { rangeBefore, splitRange, withRange } from "@/state/range";
import { shownCount } from "@/state/shown";

export interface Portion {
  count: number;
  /** Of the side's calls, 0 to 1; null where it has none. */
  share: number | null;
}

export interface Line {
  /** `Model`, `Duration`. */
  kind: string;
  name: string;
  /** Null for a name that is cut. */
  condition: CompletionFilter | null;
  a: Portion;
  b: Portion;
}

type Row = NonNullable<ComparedGroupsQuery["compare"]>["rows"][number];

export function linesOfGroups(rows: readonly Row[], by: Grouping): Line[] {
  return rows.map(({ group: [text = null], metadata, a, b }) => ({
    kind: by.title,
    name: groupWords(by, text),
    condition: conditionOf(by, { text, value: metadata }),
    a,
    b,
  }));
}

export interface Band {
  name: string;
  condition: CompletionFilter;
}

interface Bands {
  kind: string;
  bands: Band[];
}

/** From each limit to the next, and what does not say it. */
function bandsOf(
  kind: string,
  key: "duration" | "totalTokens",
  limits: readonly number[],
  word: (limit: number) => string,
): Bands {
  const [first = 0] = limits;
  const between = limits.map((from, index): Band => {
    const to = limits[index + 1];
    if (to === undefined)
      return { name: `${word(from)} and more`, condition: { [key]: { gte: from } } };
    return { name: `${word(from)} to ${word(to)}`, condition: { [key]: { gte: from, lt: to } } };
  });
  return {
    kind,
    bands: [
      { name: `less than ${word(first)}`, condition: { [key]: { lt: first } } },
      ...between,
      { name: "not told", condition: { [key]: { isNull: true } } },
    ],
  };
}

export const BANDS = {
  duration: bandsOf("Duration", "duration", [0.5, 1, 2, 5, 15], (limit) => `${limit} s`),
  tokens: bandsOf("Tokens", "totalTokens", [100, 500, 2_000, 10_000, 50_000], shownCount),
};

export type BandKind = keyof typeof BANDS;

export function linesOfBands(
  { kind, bands }: Bands,
  counts: readonly { a: number; b: number }[],
  totals: { a: number; b: number },
): Line[] {
  const portion = (count: number, total: number) => ({
    count,
    share: total === 0 ? null : count / total,
  });
  return bands.map(({ name, condition }, index) => {
    const { a = 0, b = 0 } = counts[index] ?? {};
    return { kind, name, condition, a: portion(a, totals.a), b: portion(b, totals.b) };
  });
}

export function differenceOf({ a, b }: Line): number | null {
  return a.share === null || b.share === null ? null : b.share - a.share;
}

/** What differs most first, without what neither side has. */
export function ordered(lines: readonly Line[]): Line[] {
  const size = (line: Line) => Math.abs(differenceOf(line) ?? 0);
  return lines
    .filter(({ a, b }) => a.count + b.count > 0)
    .sort((one, other) => size(other) - size(one) || other.b.count - one.b.count);
}

/** `12.3 points more in B`; of two ranges `12.3 points more after`. */
export function differenceWords(line: Line, times: Times | null = null): string {
  const difference = differenceOf(line);
  if (difference === null) return "not known";
  const points = Math.round(Math.abs(difference) * 1000) / 10;
  if (points === 0) return "the same";
  const digits = points.toLocaleString("en", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const side = difference > 0 ? "B" : "A";
  return `${digits} ${points === 1 ? "point" : "points"} more ${times?.[side] ?? `in ${side}`}`;
}

export interface Sides {
  a: CompletionFilter;
  b: CompletionFilter;
}

/** What a side is to the other in time. */
export type Times = Record<"A" | "B", "before" | "after">;

/** Null where neither ends before the other begins. */
export function timesOf(a: CompletionFilter | undefined, b: CompletionFilter | undefined) {
  const [one, other] = [splitRange(a).range, splitRange(b).range];
  const isBefore = (first: typeof one, last: typeof one) =>
    first?.to != null && last?.from != null && first.to <= last.from;
  if (isBefore(one, other)) return { A: "before", B: "after" } satisfies Times;
  if (isBefore(other, one)) return { A: "after", B: "before" } satisfies Times;
  return null;
}

const WEEK = 604_800_000;

/** B, and the same of the range before it; without a range the last seven days. */
export function withRangeBefore(b: CompletionFilter | undefined, now: number): Sides {
  const { own, range } = splitRange(b);
  const to = range?.to ?? now;
  const within = { from: range?.from ?? to - WEEK, to };
  return { a: withRange(own, rangeBefore(within)) ?? {}, b: withRange(own, within) ?? {} };
}

/** B, and all that it leaves out of its range. */
export function withAllElse(b: CompletionFilter): Sides {
  const { own, range } = splitRange(b);
  return { a: withRange({ not: own ?? {} }, range) ?? {}, b };
}

export function narrowed({ a, b }: Sides, condition: CompletionFilter): Sides {
  return { a: withCondition(a, condition), b: withCondition(b, condition) };
}
