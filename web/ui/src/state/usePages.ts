/** Page through a whole list beside what is shown of it; it can be ended at any time. */
import { useEffect, useRef, useState } from "react";
import { PageSize, readPages } from "./patient";

interface Answered<T> {
  nodes: readonly T[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

interface Reading<T> {
  /** One page of it, of so many rows. */
  ask: (after: string | null, signal: AbortSignal, first: number) => Promise<Answered<T>>;
  pageRows: number;
  /** How many rows are read at the most. */
  most: number;
  /** What becomes of them. */
  done: (rows: T[]) => void;
}

export function usePages<T>({ ask, pageRows, most, done }: Reading<T>) {
  const [count, setCount] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const read = async (signal: AbortSignal) => {
    const all: T[] = [];
    const askPage = async (first: number, after: string | null) => {
      const { nodes, pageInfo } = await ask(after, signal, first);
      return { nodes, count: nodes.length, bytes: 0, ...pageInfo };
    };
    const take = ({ nodes }: { nodes: readonly T[] }) => {
      all.push(...nodes);
      setCount(all.length);
    };
    const size = new PageSize(pageRows, pageRows);
    await readPages({ ask: askPage, size, take, isEnough: () => all.length >= most }, signal);
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
