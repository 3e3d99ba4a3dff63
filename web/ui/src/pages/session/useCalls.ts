/** All calls of a session in order of time: page after page, and those that come while it is looked at. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { queries } from "@/api/queries";
import { type Call, calls } from "./documents";
import { type LiveCalls, inOrder, useLive } from "./live";

export interface Calls {
  all: readonly Call[];
  live: LiveCalls;
  isPending: boolean;
  /** More are being read. */
  isGrowing: boolean;
  /** More are there than are shown. */
  isCut: boolean;
  error: Error | null;
  retry: () => void;
}

export function useCalls(id: string, isLive: boolean): Calls {
  const list = useInfiniteQuery(calls(id));
  const { data, error, hasNextPage, isFetching, fetchNextPage } = list;
  const paged = useMemo(() => data?.pages.flatMap(({ nodes }) => nodes) ?? [], [data]);
  const ids = useMemo(() => new Set(paged.map((each) => each.id)), [paged]);
  useEffect(() => {
    // A line of each is little: all are read, so that the time line is whole and any can be gone to.
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const last = data?.pages.at(-1);
  const isCut = !hasNextPage && last?.pageInfo.hasNextPage === true;
  const live = useLive({
    id,
    cursor: data?.pages[0]?.changeCursor ?? null,
    isOn: isLive && !isCut,
    has: useCallback((call) => ids.has(call), [ids]),
    reload: useCallback(() => void queries.resetQueries({ queryKey: ["session", id] }), [id]),
  });
  return {
    all: useMemo(() => inOrder(paged, live.live), [paged, live.live]),
    live,
    isPending: list.isPending,
    isGrowing: hasNextPage && !error,
    isCut,
    error,
    retry: () => void (data ? fetchNextPage() : list.refetch()),
  };
}
