/** Read a list anew beside what is shown of it: its rows stay until others are there. */
import { useCallback, useEffect, useRef, useState } from "react";
import { queries } from "./queries";

export interface First<P> {
  /** Of the list, as an infinite query. */
  queryKey: readonly unknown[];
  /** Its first page. */
  ask: (signal: AbortSignal) => Promise<P>;
}

/** @param first The same object for the same question: of another one nothing is read any more. */
export function useReload<P>(first: First<P>) {
  const [reading, setReading] = useState<AbortController | null>(null);
  const last = useRef<AbortController>(null);
  useEffect(() => () => last.current?.abort(), [first]);
  const reload = useCallback(() => {
    const { queryKey, ask } = first;
    const controller = new AbortController();
    const { signal } = controller;
    last.current?.abort();
    last.current = controller;
    setReading(controller);
    ask(signal)
      .then(async (page) => {
        // A page that is on its way would bring the others back.
        await queries.cancelQueries({ queryKey });
        if (!signal.aborted) queries.setQueryData(queryKey, { pages: [page], pageParams: [null] });
      })
      // The list itself says what is wrong.
      .catch(() => (signal.aborted ? undefined : queries.invalidateQueries({ queryKey })))
      .finally(() => setReading((now) => (now === controller ? null : now)));
  }, [first]);
  /** Whatever is being read of the list. */
  const cancel = useCallback(() => {
    last.current?.abort();
    void queries.cancelQueries({ queryKey: first.queryKey });
  }, [first]);
  return { reload, cancel, isReading: reading !== null };
}
