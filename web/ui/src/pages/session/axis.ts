/** Where moments stand on a line: times in which nothing was done are cut short, unless all is to scale. */

export interface Span {
  /** In milliseconds. */
  start: number;
  end: number;
}

/** A time in which nothing was done, as it is drawn. */
export interface Cut extends Span {
  left: number;
  width: number;
}

export interface Axis {
  /** From 0 to 1. */
  at: (moment: number) => number;
  /** The moment that stands there. */
  moment: (place: number) => number;
  cuts: readonly Cut[];
}

/** Shorter than this is never cut: a person between two calls. */
const LEAST_CUT_MILLISECONDS = 10_000;
/** All cuts together take no more of the line. */
const MOST_OF_LINE = 0.3;
const OF_LINE = 0.03;

export function spanOf({
  createdAt,
  duration,
}: {
  createdAt: string;
  duration: number | null;
}): Span {
  const start = Date.parse(createdAt);
  return { start, end: start + Math.max(0, duration ?? 0) * 1000 };
}

export function axisOf(spans: readonly Span[], isToScale: boolean): Axis {
  const busy = stretches(spans);
  const [first, last] = [busy[0], busy.at(-1)];
  if (!first || !last) return { at: () => 0, moment: () => 0, cuts: [] };
  const gaps = isToScale ? [] : gapsOf(busy);
  const share = gaps.length === 0 ? 0 : Math.min(OF_LINE, MOST_OF_LINE / gaps.length);
  const whole = last.end - first.start - gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  // What has no length at all, such as one call of which no duration is known, stands at the left.
  const scale = whole > 0 ? (1 - share * gaps.length) / whole : 0;
  const stops = [{ moment: first.start, place: 0 }];
  const cuts: Cut[] = [];
  const go = (to: number, by: number) => {
    const before = stops.at(-1) ?? { moment: 0, place: 0 };
    stops.push({ moment: to, place: before.place + by });
    return before;
  };
  for (const { start, end } of gaps) {
    const before = stops.at(-1)?.moment ?? first.start;
    go(start, (start - before) * scale);
    const { place: left } = go(end, share);
    cuts.push({ start, end, left, width: share });
  }
  go(last.end, (last.end - (stops.at(-1)?.moment ?? first.start)) * scale);
  return {
    at: (moment) => between(stops, moment, "moment", "place"),
    moment: (place) => between(stops, place, "place", "moment"),
    cuts,
  };
}

/** What overlaps or touches, as one. */
function stretches(spans: readonly Span[]): Span[] {
  const made: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = made.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else made.push({ start, end });
  }
  return made;
}

/** Those that would take more of the line than a tenth of all that was done. */
function gapsOf(busy: readonly Span[]): Span[] {
  const done = busy.reduce((sum, { start, end }) => sum + end - start, 0);
  const least = Math.max(LEAST_CUT_MILLISECONDS, done / 10);
  return busy.flatMap(({ end: start }, index) => {
    const end = busy[index + 1]?.start;
    return end !== undefined && end - start > least ? [{ start, end }] : [];
  });
}

type Stop = Record<"moment" | "place", number>;

function between(stops: readonly Stop[], value: number, from: keyof Stop, to: keyof Stop): number {
  let [low, high] = [0, stops.length - 1];
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((stops[middle]?.[from] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const [a, b] = [stops[low], stops[high]];
  if (!a || !b) return 0;
  const length = b[from] - a[from];
  const share = length > 0 ? Math.max(0, Math.min(1, (value - a[from]) / length)) : 0;
  return a[to] + share * (b[to] - a[to]);
}

/** For each how many others were going on while it was; what only touches it was not. */
export function overlapsOf(spans: readonly Span[]): number[] {
  const starts = spans.map(({ start }) => start).sort((a, b) => a - b);
  const ends = spans.map(({ end }) => end).sort((a, b) => a - b);
  return spans.map(({ start, end }) => {
    // What has no length of its own is within nothing, and nothing is within it.
    if (start === end) return 0;
    const begun = countBelow(starts, end);
    const over = countBelow(ends, start + 1);
    return Math.max(0, begun - over - 1);
  });
}

function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
