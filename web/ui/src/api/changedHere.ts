/**
 * What this browser changes itself: the pages that show it read it anew, and do not tell it as news.
 *
 * Answers stay as they were read until the reader asks for newer ones, or the gateway tells of them. Of what one has
 * done oneself one expects neither.
 */
import type { Query } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { queries } from "./queries";

/** What is counted or chosen by tags and grades. */
const OF_CALLS = [
  "completion-count",
  "completion-facet",
  "completion-histogram",
  "grades of",
  "overview",
  "progress",
  "tasks",
].map((key) => [key]);

/** Of each call, how many changes are on their way, or not shown yet. */
const changing = new Map<string, number>();
const listeners = new Set<() => void>();

/** Change calls; what shows them is read anew once it is done. */
export async function changingHere<T>(
  ids: readonly string[],
  act: () => Promise<T>,
): Promise<Awaited<T>> {
  count(ids, 1);
  let shown = Promise.resolve();
  try {
    const result = await act();
    shown = callsChanged(ids);
    return result;
  } finally {
    void shown.finally(() => count(ids, -1));
  }
}

/** Once what is on the screen is read anew. @param ids Any may be, where it is left out. */
export async function callsChanged(ids?: readonly string[]): Promise<void> {
  // Once through the cache, however many they are: a hundred thousand may be tagged at once.
  const changed = ids && new Set<unknown>(ids);
  const predicate = ({ queryKey }: Query) => !changed || changed.has(queryKey[1]);
  const theirs = { queryKey: ["completion"], predicate };
  // What was read before would be there for a moment when it is opened again.
  queries.removeQueries({ ...theirs, type: "inactive" });
  for (const queryKey of OF_CALLS) void queries.invalidateQueries({ queryKey });
  await queries.invalidateQueries(theirs);
}

/** A grade of them is given, corrected or taken back: so it is in lists that are opened again. */
export async function gradingHere<T>(
  ids: readonly string[],
  act: () => Promise<T>,
): Promise<Awaited<T>> {
  const result = await changingHere(ids, act);
  queries.removeQueries({ queryKey: ["feedbacks"], type: "inactive" });
  return result;
}

interface Tagged {
  id: string;
  tags: string[];
}

interface Pages<R> {
  pages: { nodes: R[] }[];
}

/** Rows stay where they are, and need not be told of it, which one may have switched off. */
export function retagRows(tagsOf: (row: Tagged) => string[] | undefined) {
  const retag = <R extends Tagged>(row: R): R => {
    const tags = tagsOf(row);
    return tags ? { ...row, tags } : row;
  };
  queries.setQueriesData({ queryKey: ["completions"] }, (list: Pages<Tagged> | undefined) =>
    list?.pages.some(({ nodes }) => nodes.some(tagsOf))
      ? { ...list, pages: list.pages.map((page) => ({ ...page, nodes: page.nodes.map(retag) })) }
      : list,
  );
}

/** Whether it is changed from here just now: that it has changed is no news then. */
export function useIsChangingHere(id: string): boolean {
  return useSyncExternalStore(
    listen,
    useCallback(() => changing.has(id), [id]),
  );
}

function count(ids: readonly string[], by: 1 | -1) {
  for (const id of ids) {
    const now = (changing.get(id) ?? 0) + by;
    if (now === 0) changing.delete(id);
    else changing.set(id, now);
  }
  listeners.forEach((listener) => listener());
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
