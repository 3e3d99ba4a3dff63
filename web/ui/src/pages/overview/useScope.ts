/** What the overview is of: the filter of the address, and a range that is closed at both sides if it can be. */
import { useMemo } from "react";
import { zone } from "@/state/preferences";
import { closed, rangeWords, withRange } from "@/state/range";
import { useStored } from "@/state/stored";
import { zoneName } from "@/state/time";
import { type PageFilter, useFilter } from "@/state/useFilter";
import type { Scope } from "./queries";

/** Where the address has no range. All time is `..` there. */
const USUAL = "-7d";
export const ALL_TIME = "..";

export interface OverviewScope extends Scope {
  of: PageFilter;
  /** What it is compared with, in words; null where there is nothing before it. */
  before: string | null;
}

export function useScope(): OverviewScope {
  const from = useFilter("/overview", USUAL);
  const chosen = useStored(zone);
  return useMemo(() => {
    const of = { ...from, setRange: (text: string | undefined) => from.setRange(text ?? ALL_TIME) };
    // A figure and the list behind it are of the same calls: the range ends when it was chosen.
    const range = of.range && closed(of.range, of.now);
    const hasBefore = range?.from != null;
    return {
      of,
      range,
      filter: withRange(of.own, range),
      hasBefore,
      zone: zoneName(chosen),
      before: hasBefore ? beforeWords(of.rangeText) : null,
    };
  }, [from, chosen]);
}

function beforeWords(rangeText: string | undefined): string {
  const words = rangeText === undefined ? null : rangeWords(rangeText);
  return words
    ? words.replace("Last", "the").toLowerCase() + " before"
    : "the range before, as long";
}
