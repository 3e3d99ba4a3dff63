/** How a range is cut by time, so that there are some ten to seventy columns. */
import type { BucketUnit } from "@/gql/graphql";
import type { Range } from "./range";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  ["MINUTE", 100 * MINUTE],
  ["HOUR", 3 * DAY],
  ["DAY", 92 * DAY],
  ["WEEK", 550 * DAY],
] as const satisfies readonly (readonly [BucketUnit, number])[];

export function unitOf(from: number, to: number): BucketUnit {
  return UNITS.find(([, most]) => to - from <= most)?.[0] ?? "MONTH";
}

export interface Cut {
  /** Within the range; null where that is open. */
  from: number | null;
  to: number | null;
  /** Whether the range has only a part of it. */
  isPart: boolean;
}

/** Of buckets one after the other, what of each lies in the range. */
export function cutsOf(begins: readonly number[], range: Range | null): Cut[] {
  return begins.map((begin, index) => {
    const next = begins[index + 1];
    const from = range?.from != null && range.from > begin ? range.from : begin;
    const to = next ?? range?.to ?? null;
    return { from, to, isPart: from !== begin || (next === undefined && to !== null) };
  });
}

/** `14:05`, `Tue 24`, `24 Nov`, by what the columns are; `long` with all there is to know. */
export function bucketWords(at: number, unit: BucketUnit, timeZone: string) {
  const print = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(at);
  const date = { day: "numeric", month: "short" } as const;
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  switch (unit) {
    case "MINUTE":
    case "HOUR":
      return { short: print(clock), long: print({ weekday: "short", ...date, ...clock }) };
    case "DAY":
      return { short: print(date), long: print({ weekday: "short", ...date, year: "numeric" }) };
    case "WEEK":
      return { short: print(date), long: `week of ${print({ ...date, year: "numeric" })}` };
    default: {
      const month = print({ month: "short", year: "numeric" });
      return { short: month, long: month };
    }
  }
}
