/** The grades of the list: the pages that were read; what came since waits behind a pill. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import type { ApiError } from "@/api/errors";
import { gather } from "@/api/gather";
import { readAnew } from "@/api/missed";
import { follow } from "@/api/socket";
import { useReload } from "@/api/useReload";
import type { FeedbackFilter } from "@/gql/graphql";
import { parseExact, printExact } from "@/state/jsonText";
import {
  ADDED,
  type ListedGrade,
  askGrades,
  forgetCounted,
  gradeList,
} from "@/states/grades/documents";
import { canTell } from "./filter";

export interface Grades {
  rows: readonly ListedGrade[];
  isPending: boolean;
  isReloading: boolean;
  isWhole: boolean;
  error: Error | null;
  /** Of fields that failed. */
  errors: readonly ApiError[];
  needMore: () => void;
  reload: () => void;
  cancel: () => void;
  /** How many came since, which are not shown yet. */
  waiting: number;
  /** Why no more come. */
  ended: ApiError | null;
  again: () => void;
}

export function useGrades(asked: FeedbackFilter | undefined, isLive: boolean): Grades {
  const text = printExact(asked ?? null);
  const filter = useMemo(
    () => (parseExact(text) ?? undefined) as FeedbackFilter | undefined,
    [text],
  );
  const list = useInfiniteQuery({ ...gradeList(filter), placeholderData: keepPreviousData });
  const pages = list.data?.pages;
  const rows = useMemo(() => {
    const all = new Map<string, ListedGrade>();
    for (const page of pages ?? []) for (const row of page.nodes) all.set(row.id, row);
    return [...all.values()];
  }, [pages]);
  const { reload, cancel, isReading } = useReload(useFirst(filter));
  const cursor = list.isPlaceholderData ? null : (pages?.[0]?.changeCursor ?? null);
  const added = useAdded(filter, cursor, isLive && canTell(filter), reload);
  const waiting = useMemo(() => {
    const shown = new Set(rows.map(({ id }) => id));
    return [...added.ids].filter((id) => !shown.has(id)).length;
  }, [rows, added.ids]);
  const { hasNextPage, isFetching, isPlaceholderData, fetchNextPage, error } = list;
  const needMore = useCallback(() => {
    if (hasNextPage && !isFetching && !isPlaceholderData && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, isPlaceholderData, error, fetchNextPage]);
  return {
    rows,
    isPending: list.isPending,
    isReloading: isPlaceholderData || isReading,
    isWhole: !hasNextPage,
    error,
    errors: useMemo(() => pages?.flatMap(({ errors }) => errors) ?? [], [pages]),
    needMore,
    reload,
    cancel,
    waiting,
    ended: added.ended,
    again: added.again,
  };
}

function useFirst(filter: FeedbackFilter | undefined) {
  return useMemo(() => {
    const { queryKey } = gradeList(filter);
    const ask = async (signal: AbortSignal) => {
      const page = await askGrades(filter, null, signal);
      forgetCounted();
      return page;
    };
    return { queryKey, ask };
  }, [filter]);
}

const NONE: ReadonlySet<string> = new Set();

/** Ids that came since the page's cursor, over breaks of the connection. */
function useAdded(
  filter: FeedbackFilter | undefined,
  cursor: string | null,
  isOn: boolean,
  reload: () => void,
) {
  // What came for another question is none of it, though nothing has changed since in between.
  const [state, setState] = useState({ filter, cursor, ids: NONE });
  const [ended, setEnded] = useState<{ cursor: string; error: ApiError } | null>(null);
  const [attempt, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!isOn || cursor === null) return;
    const { add, flush } = gather<string>((ids) =>
      setState((before) => {
        const isSame = before.cursor === cursor && before.filter === filter;
        return { filter, cursor, ids: new Set([...(isSame ? before.ids : NONE), ...ids]) };
      }),
    );
    const end = follow(ADDED, (after) => ({ filter: filter ?? null, after }), cursor, {
      cursorOf: ({ feedbackAdded }) => feedbackAdded.cursor,
      next: ({ feedbackAdded }) => add(feedbackAdded.feedback.id),
      // Of what the database has forgotten a first page tells, read anew: its cursor begins another one.
      missed: () => readAnew(reload),
      failed: (error) => setEnded({ cursor, error }),
    });
    return () => {
      flush();
      end();
    };
  }, [filter, cursor, isOn, attempt, reload]);
  return {
    ids: state.cursor === cursor && state.filter === filter ? state.ids : NONE,
    ended: ended?.cursor === cursor ? ended.error : null,
    again: () => {
      setEnded(null);
      again();
    },
  };
}
