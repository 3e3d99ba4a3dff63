/** What a page is filtered by: the address has it, as the API's filter (f) and a range of time (r). */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { type Range, readRange, withRange } from "./range";
import { useChosenAt } from "./useChosenAt";

export interface PageFilter {
  /** Without the range. */
  own: CompletionFilter | undefined;
  /** As in the address; undefined for all time. */
  rangeText: string | undefined;
  range: Range | null;
  /** When a range up to now was chosen. */
  now: number;
  /** A range up to now ends now. */
  renew: () => void;
  /** What is asked of the gateway: both together. */
  filter: CompletionFilter | undefined;
  setOwn: (filter: CompletionFilter | undefined) => void;
  setRange: (text: string | undefined) => void;
  clear: () => void;
}

/**
 * On a page that has f and r.
 *
 * @param usual The range where the address has none.
 */
export function useFilter(from: "/completions" | "/overview", usual?: string): PageFilter {
  const { f, r = usual } = useSearch({ from });
  const navigate = useNavigate();
  const [now, renew] = useChosenAt(r);
  const range = useMemo(() => readRange(r, now), [r, now]);
  const filter = useMemo(() => withRange(f, range), [f, range]);
  // Each change is an entry of the history, so that one can go back to what was filtered before.
  const set = useCallback(
    (next: { f?: CompletionFilter | undefined; r?: string | undefined }) =>
      void navigate({
        to: ".",
        search: (before) => given({ ...before, ...next, p: undefined }),
      }),
    [navigate],
  );
  const setOwn = useCallback((next: CompletionFilter | undefined) => set({ f: next }), [set]);
  const setRange = useCallback((next: string | undefined) => set({ r: next }), [set]);
  const clear = useCallback(() => set({ f: undefined, r: undefined }), [set]);
  // The same while nothing of it is another: what is memoized by it is not drawn anew.
  return useMemo(
    () => ({ own: f, rangeText: r, range, now, renew, filter, setOwn, setRange, clear }),
    [f, r, range, now, renew, filter, setOwn, setRange, clear],
  );
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Search parameters without those that are not given. */
export function given<T extends object>(search: T): Given<T> {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}
