/** Figures for people, and how one differs from another: in words, with the direction. */
import { shownMany, shownSpan } from "./shown";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const NONE = "–";

export type Form = (value: number | null | undefined) => string;

const form =
  (print: (value: number) => string): Form =>
  (value) =>
    value === null || value === undefined ? NONE : print(value);

export const count = form((value) => whole.format(value));
/** `2.3M`: where all digits stand elsewhere. */
export const shortCount = form((value) => (value < 10_000 ? whole : short).format(value));
/** Of a part, 0 to 1. */
export const percent = form((value) => {
  if (value === 0 || value === 1) return `${value * 100} %`;
  return `${value < 0.01 ? digits(value * 100, 2) : digits(value * 100, 1, 1)} %`;
});
export const seconds = form((value) => shownSpan(value * 1000));
/** Small sums keep their first digits. */
export const dollars = form((value) => {
  const size = Math.abs(value);
  if (size >= 10_000) return `$${short.format(value)}`;
  if (size === 0 || size >= 1) return `$${digits(value, 2, 2)}`;
  if (size >= 0.01) return `$${digits(value, 4, 2)}`;
  return `$${value.toLocaleString("en", { maximumSignificantDigits: 3 })}`;
});

/**
 * Whether a percentile of so many calls is one of the slowest alone: p99 of fewer than 100 is what the
 * second slowest took.
 */
export const isFew = (percentile: number, calls: number) =>
  calls > 0 && calls < 100 / (100 - percentile);

export const callsWords = (calls: number) => shownMany(calls, "call");

/** At the side of a chart, where values are round. */
export const sidePercent = (value: number) => `${digits(value * 100, 2)} %`;
export const sideSeconds = (value: number) =>
  value > 0 && value < 1 ? `${digits(value * 1000, 1)} ms` : `${digits(value, 2)} s`;

/** Dollars come as text, exactly. */
export function number(value: string | number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function digits(value: number, most: number, least = 0): string {
  return value.toLocaleString("en", { maximumFractionDigits: most, minimumFractionDigits: least });
}

/** What is said of more and of less. */
export interface Direction {
  more: string;
  less: string;
  times: string;
  /** Of parts, 0 to 1: told in points. */
  isPart?: boolean;
}
export const AMOUNT: Direction = { more: "more", less: "less", times: "as much" };
export const NUMBER: Direction = { more: "more", less: "fewer", times: "as many" };
export const RATE: Direction = { more: "higher", less: "lower", times: "as high", isPart: true };
export const TIME: Direction = { more: "slower", less: "faster", times: "as long" };

export interface Change {
  /** -1, 0 or 1: which way the mark points; null where nothing is compared. */
  sign: -1 | 0 | 1 | null;
  words: string;
}

/** Of fewer calls than these any figure is one of chance: "2,499 times as many" as eight says nothing. */
const FEWEST = 20;

/** What a figure is compared with is of so many calls. */
export interface Compared {
  calls: number | null | undefined;
  percentile?: number | undefined;
  /** Where they are too few: `before`, `in A`. */
  where?: string;
}

/** In percent of what it was; of parts in points. Null where it is not known. */
export function changeOf(
  before: number | null | undefined,
  now: number | null | undefined,
  { more, less, times, isPart = false }: Direction,
  { calls, percentile = 0, where = "before" }: Compared,
): Change | null {
  if (before === null || before === undefined || now === null || now === undefined) return null;
  if (before === now) return { sign: 0, words: "the same" };
  if (calls && (calls < FEWEST || isFew(percentile, calls)))
    return { sign: null, words: `too few ${where} to compare` };
  const by = isPart ? (now - before) * 100 : before === 0 ? null : ((now - before) / before) * 100;
  if (by === null) return { sign: 1, words: "new" };
  // "101 % slower" beside "13 times as long" would be two forms of one thing.
  if (!isPart && by >= 99.5)
    return { sign: 1, words: `${digits(now / before, by < 900 ? 1 : 0)} times ${times}` };
  const shown = shownSize(by, isPart);
  if (shown === null) return { sign: 0, words: "the same" };
  const unit = isPart ? (shown === "1" ? "point" : "points") : "%";
  return { sign: by > 0 ? 1 : -1, words: `${shown} ${unit} ${by > 0 ? more : less}` };
}

/** Null for what is shown as nothing. */
function shownSize(by: number, isPart: boolean): string | null {
  const size = Math.abs(by);
  const rounded = size >= 10 && !isPart ? Math.round(size) : Math.round(size * 10) / 10;
  if (rounded === 0) return null;
  return digits(rounded, 1);
}

export function markOf(sign: -1 | 0 | 1): string {
  return sign === 0 ? "=" : sign > 0 ? "▲" : "▼";
}
