/** Read a list to its end beside what is shown of it, as a file: it says why it waits, and what was read is kept. */
import { useEffect, useRef, useState } from "react";
import { PageSize, type Wait, readPages } from "./patient";

export interface Read {
  count: number;
  bytes: number;
}

export interface Told {
  signal: AbortSignal;
  progress: (read: Read) => void;
  waits: (wait: Wait | null) => void;
}

export interface Job {
  read: (told: Told) => Promise<void>;
  /** Hand over what was read by now. */
  save: () => void;
}

/** What became of it. */
export interface Ended extends Read {
  how: "saved" | "cancelled" | "failed";
  /** What was read before it ended early; null where that is nothing, or is saved. */
  save: (() => void) | null;
}

export interface Export {
  /** While it reads. */
  read: Read | null;
  wait: Wait | null;
  error: unknown;
  ended: Ended | null;
  begin: (job: Job) => void;
  cancel: () => void;
  /** What was at hand is saved, without reading. */
  saved: (count: number) => void;
}

const NOTHING: Read = { count: 0, bytes: 0 };

export function useExport(): Export {
  const [read, setRead] = useState<Read | null>(null);
  const [wait, setWait] = useState<Wait | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const begin = ({ read: readAll, save }: Job) => {
    const controller = new AbortController();
    abort.current = controller;
    let now = NOTHING;
    const progress = (next: Read) => {
      now = next;
      setRead(next);
    };
    const end = (how: Ended["how"]) => {
      const keep = () => {
        save();
        setEnded({ ...now, how: "saved", save: null });
      };
      setEnded({ ...now, how, save: how === "saved" || now.count === 0 ? null : keep });
    };
    setError(null);
    setEnded(null);
    progress(NOTHING);
    readAll({ signal: controller.signal, progress, waits: setWait })
      .then(() => {
        controller.signal.throwIfAborted();
        save();
        end("saved");
      })
      .catch((thrown: unknown) => {
        if (!controller.signal.aborted) setError(thrown);
        end(controller.signal.aborted ? "cancelled" : "failed");
      })
      .finally(() => {
        setRead(null);
        setWait(null);
      });
  };
  const saved = (count: number) => {
    setError(null);
    setEnded({ ...NOTHING, count, how: "saved", save: null });
  };
  return { read, wait, error, ended, begin, cancel: () => abort.current?.abort(), saved };
}

interface Answered<T> {
  nodes: readonly T[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

interface Rows<T> {
  /** One page of it, of so many rows. */
  ask: (after: string | null, signal: AbortSignal, first: number) => Promise<Answered<T>>;
  pageRows: number;
  /** How many rows are read at the most. */
  most?: number;
  take: (rows: readonly T[]) => void;
}

/** Rows that are no larger than others of their kind: how many of them have come is all there is to tell. */
export async function readRows<T>(
  { ask, pageRows, most = Infinity, take }: Rows<T>,
  { signal, progress, waits }: Told,
) {
  let count = 0;
  const askPage = async (first: number, after: string | null) => {
    const { nodes, pageInfo } = await ask(after, signal, first);
    return { nodes, count: nodes.length, bytes: 0, ...pageInfo };
  };
  const takePage = ({ nodes }: { nodes: readonly T[] }) => {
    take(nodes);
    count += nodes.length;
    progress({ count, bytes: 0 });
  };
  const size = new PageSize(pageRows, pageRows);
  const isEnough = () => count >= most;
  await readPages({ ask: askPage, size, take: takePage, isEnough, waits }, signal);
}
