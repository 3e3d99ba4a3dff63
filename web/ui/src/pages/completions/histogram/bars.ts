/** Sixty bars out of the buckets that the API has: minutes, hours or days, so many of them in each. */
import type { BucketUnit } from "@/gql/graphql";

/** A few more where the range is a little longer. */
export const MOST_BARS = 60;
/** Of a bar: an hour that took a moment to ask for is still cut into minutes. */
const SLACK = 0.05;
/** What is asked for at most: a bucket costs a point. */
const MOST_BUCKETS = 1500;
const UNITS = [
  ["MINUTE", 60_000],
  ["HOUR", 3_600_000],
  ["DAY", 86_400_000],
] as const satisfies readonly (readonly [BucketUnit, number])[];

export interface Plan {
  unit: BucketUnit;
  /** In milliseconds, of the first bar. */
  start: number;
  /** Of a bar, in milliseconds. */
  width: number;
  bars: number;
}

export interface Row {
  time: string | null;
  count: number;
  failedCount: number;
}

export interface Bar {
  from: number;
  to: number;
  count: number;
  failed: number;
}

export function planOf(from: number, to: number): Plan {
  const last = UNITS[2];
  const [unit, length] = UNITS.find(([, each]) => (to - from) / each <= MOST_BUCKETS) ?? last;
  const start = Math.floor(from / length) * length;
  const buckets = Math.max(1, Math.ceil((to - start) / length));
  // By the range's length: where it begins within a bucket there is one bar more, not half as many.
  const each = Math.max(1, Math.ceil((to - from) / length / MOST_BARS - SLACK));
  return { unit, start, width: each * length, bars: Math.ceil(buckets / each) };
}

/** From the first day that has any to the end of the last. */
export function extentOf(days: readonly Row[]): { from: number; to: number } | null {
  const times = days.flatMap(({ time }) => (time === null ? [] : [Date.parse(time)]));
  if (times.length === 0) return null;
  return { from: Math.min(...times), to: Math.max(...times) + UNITS[2][1] };
}

export function barsOf(rows: readonly Row[], { start, width, bars }: Plan): Bar[] {
  const made = Array.from({ length: bars }, (_, index): Bar => {
    const from = start + index * width;
    return { from, to: from + width, count: 0, failed: 0 };
  });
  for (const { time, count, failedCount } of rows) {
    const bar = time === null ? undefined : made[Math.floor((Date.parse(time) - start) / width)];
    if (!bar) continue;
    bar.count += count;
    bar.failed += failedCount;
  }
  return made;
}
