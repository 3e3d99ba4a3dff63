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
export type Direction = readonly [more: string, less: string, times: string];
export const AMOUNT: Direction = ["more", "less", "as much"];
export const RATE: Direction = ["higher", "lower", "as high"];
export const TIME: Direction = ["slower", "faster", "as long"];

export interface Change {
  /** -1, 0 or 1: which way the mark points. */
  sign: -1 | 0 | 1;
  words: string;
}

/** In percent of what it was; of parts, 0 to 1, in points. Null where it is not known. */
export function changeOf(
  before: number | null | undefined,
  now: number | null | undefined,
  [more, less, times]: Direction,
  isPart = false,
): Change | null {
  if (before === null || before === undefined || now === null || now === undefined) return null;
  const by = isPart ? (now - before) * 100 : before === 0 ? null : ((now - before) / before) * 100;
  if (by === null) return now === 0 ? { sign: 0, words: "the same" } : { sign: 1, words: "new" };
  // "1,250 % more" takes a moment to understand.
  if (!isPart && by >= 900)
    return { sign: 1, words: `${whole.format(now / before)} times ${times}` };
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

export function markOf({ sign }: Change): string {
  return sign === 0 ? "=" : sign > 0 ? "▲" : "▼";
}
