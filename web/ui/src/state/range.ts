/** The range of time in an address: `-24h`, or two instants with `..` between, either of them left out. */
import type { CompletionFilter } from "@/gql/graphql";
import { momentOf } from "./moment";

const UNITS = { m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;

export const RANGES = ["-15m", "-1h", "-24h", "-7d", "-30d"] as const;

export interface Range {
  /** In milliseconds; null where the side is open. */
  from: number | null;
  to: number | null;
}

/** @returns null for what is no range. */
export function readRange(text: string | undefined, now: number): Range | null {
  if (text === undefined) return null;
  const ago = /^-(\d{1,5})([mhdw])$/.exec(text);
  if (ago) {
    const unit = ago[2] as keyof typeof UNITS;
    return { from: now - Number(ago[1]) * UNITS[unit] * 1000, to: null };
  }
  const [first = "", last = "", ...more] = text.split("..");
  if (!text.includes("..") || more.length > 0) return null;
  const sides = [first, last].filter((side) => side !== "");
  if (sides.length === 0 || sides.some((side) => momentOf(side) === null)) return null;
  return { from: momentOf(first), to: momentOf(last) };
}

/** Whether an address means a range, and has none: `..` means all of time. */
export function isDamaged(text: string | undefined, range: Range | null): boolean {
  return text !== undefined && text !== ".." && range === null;
}

export function printRange({ from, to }: Range): string {
  const text = (at: number | null) => (at === null ? "" : new Date(at).toISOString());
  return `${text(from)}..${text(to)}`;
}

/** The last 24 hours, in words; of two instants the words are the page's. */
export function rangeWords(text: string): string | null {
  const ago = /^-(\d{1,5})([mhdw])$/.exec(text);
  if (!ago) return null;
  const unit = { m: "minute", h: "hour", d: "day", w: "week" }[ago[2] as keyof typeof UNITS];
  return ago[1] === "1" ? `Last ${unit}` : `Last ${ago[1] ?? ""} ${unit}s`;
}

/** The filter within the range. `lt` the end, so that two ranges side by side share nothing. */
export function withRange(
  filter: CompletionFilter | undefined,
  range: Range | null,
): CompletionFilter | undefined {
  if (!range) return filter;
  const createdAt = {
    ...(range.from !== null && { gte: new Date(range.from).toISOString() }),
    ...(range.to !== null && { lt: new Date(range.to).toISOString() }),
  };
  if (!filter) return { createdAt };
  if (!filter.createdAt) return { ...filter, createdAt };
  return { and: [filter, { createdAt }] };
}

/** Up to now, where it has no end. */
export function closed({ from, to }: Range, now: number): Range {
  return { from, to: to ?? now };
}

/** As long, and ends where it begins; null where a side is open. */
export function rangeBefore({ from, to }: Range): Range | null {
  return from === null || to === null ? null : { from: from - (to - from), to: from };
}

/** What a filter says of creation, if it is a range and nothing else, and the rest of the filter. */
export function splitRange(filter: CompletionFilter | undefined): {
  own: CompletionFilter | undefined;
  range: Range | null;
} {
  const { createdAt, ...others } = filter ?? {};
  const keys = Object.keys(createdAt ?? {});
  // Without conditions it is everything, as no filter is.
  if (filter && Object.keys(filter).length === 0) return { own: undefined, range: null };
  if (!createdAt || keys.some((key) => key !== "gte" && key !== "lt")) {
    return { own: filter, range: null };
  }
  const at = (text: string | null | undefined) => (text ? Date.parse(text) : null);
  const range = { from: at(createdAt.gte), to: at(createdAt.lt) };
  if (Number.isNaN(range.from) || Number.isNaN(range.to)) return { own: filter, range: null };
  const own = Object.keys(others).length > 0 ? others : undefined;
  return { own, range: range.from === null && range.to === null ? null : range };
}
