/** What the page is filtered by: the address has it, as the API's filter and a range of time. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { type Range, readRange, withRange } from "@/state/range";

export interface PageFilter {
  /** Without the range. */
  own: CompletionFilter | undefined;
  /** As in the address; undefined for all time. */
  rangeText: string | undefined;
  range: Range | null;
  /** What is asked of the gateway: both together. */
  filter: CompletionFilter | undefined;
  setOwn: (filter: CompletionFilter | undefined) => void;
  setRange: (text: string | undefined) => void;
}

export function useFilter(): PageFilter {
  const { f, r } = useSearch({ from: "/completions" });
  const navigate = useNavigate({ from: "/completions" });
  const now = useChosenAt(r);
  const range = useMemo(() => readRange(r, now), [r, now]);
  const filter = useMemo(() => withRange(f, range), [f, range]);
  // Each change is an entry of the history, so that one can go back to what was filtered before.
  const setOwn = useCallback(
    (next: CompletionFilter | undefined) =>
      void navigate({ search: (before) => given({ ...before, f: next, p: undefined }) }),
    [navigate],
  );
  const setRange = useCallback(
    (next: string | undefined) =>
      void navigate({ search: (before) => given({ ...before, r: next, p: undefined }) }),
    [navigate],
  );
  return { own: f, rangeText: r, range, filter, setOwn, setRange };
}

/** The moment when the range was chosen: were it ever another, all would be asked ever again. */
function useChosenAt(rangeText: string | undefined): number {
  const [chosen, setChosen] = useState(() => chosenNow(rangeText));
  if (chosen.rangeText !== rangeText) setChosen(chosenNow(rangeText));
  return chosen.at;
}

function chosenNow(rangeText: string | undefined) {
  return { rangeText, at: Date.now() };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Search parameters without those that are not given. */
export function given<T extends object>(search: T): Given<T> {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}
