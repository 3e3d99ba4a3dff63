/** Page through a whole list beside what is shown of it; it can be ended at any time. */
import { useEffect, useRef, useState } from "react";

interface Answered<T> {
  nodes: readonly T[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

/**
 * @param ask One page of it.
 * @param most How many rows are read at the most.
 * @param done What becomes of them.
 */
export function usePages<T>(
  ask: (after: string | null, signal: AbortSignal) => Promise<Answered<T>>,
  most: number,
  done: (rows: T[]) => void,
) {
  const [count, setCount] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const read = async (signal: AbortSignal) => {
    const all: T[] = [];
    for (let after: string | null = null, isMore = true; isMore && all.length < most;) {
      const { nodes, pageInfo } = await ask(after, signal);
      all.push(...nodes);
      setCount(all.length);
      after = pageInfo.endCursor;
      isMore = pageInfo.hasNextPage;
    }
    done(all);
  };
  const begin = () => {
    const controller = new AbortController();
    abort.current = controller;
    setError(null);
    setCount(0);
    read(controller.signal)
      .catch((thrown: unknown) => {
        if (!controller.signal.aborted) setError(thrown);
      })
      .finally(() => setCount(null));
  };
  return { count, error, begin, cancel: () => abort.current?.abort() };
}
