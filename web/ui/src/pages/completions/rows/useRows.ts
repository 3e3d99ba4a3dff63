/** The rows of the list: the pages that were read, what came since, and what is gone. */
import { useInfiniteQuery, keepPreviousData } from "@tanstack/react-query";
import { type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import { useReload } from "@/api/useReload";
import type { CompletionFilter, CompletionOrder } from "@/gql/graphql";
import { parseExact, printExact } from "@/state/jsonText";
import { compare, composed } from "../live/merge";
import type { Known } from "../live/merge";
import { type LiveRows, useLive } from "../live/useLive";
import { type Asked, type ListPage, type Row, type Wanted, askPage, completionList } from "./list";

export interface RowsOptions {
  filter: CompletionFilter | undefined;
  orderBy: CompletionOrder[];
  wanted: Wanted;
  isLive: boolean;
  mayFlow: () => boolean;
  seen: () => readonly string[];
}

export interface Rows {
  rows: readonly Row[];
  /** The row as it is now. */
  current: (row: Row) => Row;
  live: LiveRows;
  /** Since when changes are told: another one for each reading of the list. */
  reading: string | null;
  isPending: boolean;
  /** While other rows are still shown. */
  isReloading: boolean;
  isWhole: boolean;
  error: Error | null;
  needMore: () => void;
  reload: () => void;
  cancel: () => void;
}

const NEWEST_FIRST: CompletionOrder = { field: "CREATED_AT", direction: "DESC" };

export function useRows(options: RowsOptions): Rows {
  const asked = useAsked(options);
  const list = useInfiniteQuery({ ...completionList(asked), placeholderData: keepPreviousData });
  const pages = list.data?.pages;
  const base = useMemo(() => baseOf(pages ?? []), [pages]);
  const order = asked.orderBy[0] ?? NEWEST_FIRST;
  const known = useKnown(base, order, !list.hasNextPage);
  const { reload, cancel, isReading } = useReload(useFirst(asked));
  const live = useLive({
    asked,
    cursor: list.isPlaceholderData ? null : (pages?.[0]?.changeCursor ?? null),
    isOn: options.isLive && canTell(options.filter),
    known,
    mayFlow: options.mayFlow,
    seen: options.seen,
    reload,
  });
  const { added, changed } = live.live;
  const rows = useMemo(
    () => composed(base.rows, added.values(), order, (id) => base.ids.has(id)),
    [base, added, order],
  );
  const current = useCallback((row: Row) => newer(row, changed.get(row.id)), [changed]);
  const { hasNextPage, isFetching, isPlaceholderData, fetchNextPage, error } = list;
  const needMore = useCallback(() => {
    // After a page that failed it goes on when it is asked to.
    if (hasNextPage && !isFetching && !isPlaceholderData && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, isPlaceholderData, error, fetchNextPage]);
  return {
    rows,
    current,
    live,
    reading: pages?.[0]?.changeCursor ?? null,
    isPending: list.isPending,
    isReloading: isPlaceholderData || isReading,
    isWhole: !hasNextPage,
    error,
    needMore,
    reload,
    cancel,
  };
}

/** Words are looked for in the index: no stream of changes knows them. */
export function canTell(filter: CompletionFilter | undefined): boolean {
  return !JSON.stringify(filter ?? {}).includes('"text":');
}

function newer(row: Row, other: Row | undefined): Row {
  return other && other.revision >= row.revision ? other : row;
}

/** The same object for the same question. */
function useAsked({ filter, orderBy, wanted }: RowsOptions): Asked {
  const text = printExact({ filter, orderBy, wanted });
  return useMemo(() => {
    const { filter, ...rest } = parseExact(text) as Omit<Asked, "filter"> & Partial<Asked>;
    return { filter, ...rest };
  }, [text]);
}

function useFirst(asked: Asked) {
  return useMemo(() => {
    const { queryKey } = completionList(asked);
    return { queryKey, ask: (signal: AbortSignal) => askPage(asked, null, signal) };
  }, [asked]);
}

interface Base {
  rows: readonly Row[];
  ids: Set<string>;
}

/** By the first page: what was made of a list before it grew. */
const bases = new WeakMap<ListPage, Base & { pages: readonly ListPage[] }>();
const NO_BASE: Base = { rows: [], ids: new Set() };

/** All pages as one list. Of a list that has grown only what is new is looked at. */
function baseOf(pages: readonly ListPage[]): Base {
  const [first] = pages;
  if (!first) return NO_BASE;
  const before = bases.get(first);
  const isMore = before?.pages.every((page, index) => page === pages[index]);
  if (isMore && before?.pages.length === pages.length) return before;
  const rows = isMore && before ? before.rows.slice() : [];
  const ids = isMore && before ? before.ids : new Set<string>();
  for (const page of pages.slice(isMore && before ? before.pages.length : 0)) {
    // What has moved meanwhile, in an order that changes, is in two pages: once is enough.
    for (const row of page.nodes) {
      if (!ids.has(row.id)) rows.push(row);
      ids.add(row.id);
    }
  }
  const base = { rows, ids, pages };
  bases.set(first, base);
  return base;
}

function useKnown(base: Base, order: CompletionOrder, isWhole: boolean): RefObject<Known> {
  const known = useRef<Known>({ has: () => false, reaches: () => false });
  useEffect(() => {
    const end = base.rows.at(-1);
    const by = compare(order);
    known.current = {
      has: (id) => base.ids.has(id),
      reaches: (row) => isWhole || !end || by(row, end) <= 0,
    };
  }, [base, order, isWhole]);
  return known;
}
