/** What the list is filtered by, and in which order: the address has it. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { SessionFilter, SessionOrder, SessionOrderField } from "@/gql/graphql";
import type { SessionListOrder } from "@/state/order";
import { type Range, readRange } from "@/state/range";
import { useChosenAt } from "@/state/useChosenAt";

export interface ListFilter {
  own: SessionFilter | undefined;
  rangeText: string | undefined;
  range: Range | null;
  /** What is asked of the gateway: filter and range together. */
  filter: SessionFilter | undefined;
  order: SessionListOrder;
  orderBy: SessionOrder[];
  setOwn: (filter: SessionFilter | undefined) => void;
  setRange: (text: string | undefined) => void;
  setOrder: (order: SessionListOrder) => void;
  clear: () => void;
}

/** Those that were at it within the range, be it that they began before it or went on after it. */
export function withinRange(
  filter: SessionFilter | undefined,
  range: Range | null,
): SessionFilter | undefined {
  if (!range) return filter;
  const within: SessionFilter = {
    ...(range.from !== null && { lastActivityAt: { gte: new Date(range.from).toISOString() } }),
    ...(range.to !== null && { createdAt: { lt: new Date(range.to).toISOString() } }),
  };
  if (!filter) return within;
  const isFree = Object.keys(within).every((key) => !(key in filter));
  return isFree ? { ...filter, ...within } : { and: [filter, within] };
}

export function useListFilter(): ListFilter {
  const { f, r, o = "-LAST_ACTIVITY_AT" } = useSearch({ from: "/sessions" });
  const navigate = useNavigate({ from: "/sessions" });
  const [now] = useChosenAt(r);
  const range = useMemo(() => readRange(r, now), [r, now]);
  const filter = useMemo(() => withinRange(f, range), [f, range]);
  const orderBy = useMemo((): SessionOrder[] => {
    const field = o.replace("-", "") as SessionOrderField;
    return [{ field, direction: o.startsWith("-") ? "DESC" : "ASC" }];
  }, [o]);
  const set = useCallback(
    (next: { f?: SessionFilter | undefined; r?: string | undefined; o?: SessionListOrder }) =>
      void navigate({
        to: ".",
        search: (before) =>
          Object.fromEntries(
            Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined),
          ),
      }),
    [navigate],
  );
  return {
    own: f,
    rangeText: r,
    range,
    filter,
    order: o,
    orderBy,
    setOwn: useCallback((next) => set({ f: next }), [set]),
    setRange: useCallback((next) => set({ r: next }), [set]),
    setOrder: useCallback((next) => set({ o: next }), [set]),
    clear: useCallback(() => set({ f: undefined, r: undefined }), [set]),
  };
}
