/** What the overview is of: the filter of the address, and a range that is closed at both sides if it can be. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { momentOf } from "@/state/moment";
import { zone } from "@/state/preferences";
import { closed, rangeWords, withRange } from "@/state/range";
import { useStored } from "@/state/stored";
import { zoneName } from "@/state/time";
import { type PageFilter, given, useFilter } from "@/state/useFilter";
import type { Scope } from "./queries";

/** Where the address has no range. All time is `..` there. */
const USUAL = "-7d";
export const ALL_TIME = "..";

export interface OverviewScope extends Scope {
  of: PageFilter;
  /** What it is compared with, in words; null where there is nothing before it. */
  before: string | null;
  /** A moment that is marked, in milliseconds, and how another is. */
  mark: number | null;
  /** What the address has as one, and is none. */
  damagedMark: string | null;
  setMark: (at: number | null) => void;
}

export function useScope(): OverviewScope {
  const from = useFilter("/overview", USUAL);
  const chosen = useStored(zone);
  const { mark } = useSearch({ from: "/overview" });
  const navigate = useNavigate({ from: "/overview" });
  return useMemo(() => {
    const of = {
      ...from,
      setRange: (text: string | undefined) => from.setRange(text ?? ALL_TIME),
      clear: () =>
        void navigate({ search: (before) => given({ ...before, f: undefined, r: ALL_TIME }) }),
    };
    const marked = mark === undefined ? null : momentOf(mark);
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
      mark: marked,
      damagedMark: marked === null ? (mark ?? null) : null,
      setMark: (at: number | null) => {
        const next = at === null ? undefined : new Date(at).toISOString();
        void navigate({ search: (before) => given({ ...before, mark: next }) });
      },
    };
  }, [from, chosen, mark, navigate]);
}

function beforeWords(rangeText: string | undefined): string {
  const words = rangeText === undefined ? null : rangeWords(rangeText);
  return words
    ? words.replace("Last", "the").toLowerCase() + " before"
    : "the range before, as long";
}
