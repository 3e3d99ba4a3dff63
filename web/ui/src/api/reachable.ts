/** Whether the gateway answered when it was last asked, and the browser has a network. */
import { useEffect, useRef, useSyncExternalStore } from "react";

export type Reach = "reached" | "silent" | "offline";

const listeners = new Set<() => void>();
/** Doubted until somebody has asked: nothing is said of it. */
let state: "answers" | "doubted" | "silent" = "answers";

function become(next: typeof state) {
  if (next === state) return;
  state = next;
  listeners.forEach((listener) => listener());
}

/** Told by whoever asks. */
export function noteReached(value: boolean) {
  become(value ? "answers" : "silent");
}

/** A connection has ended, which says nothing of other ones: a proxy may let WebSockets not through. */
export function noteDoubt() {
  if (state === "answers") become("doubted");
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

function reach(): Reach {
  if (!navigator.onLine) return "offline";
  return state === "silent" ? "silent" : "reached";
}

export function useReach(): Reach {
  return useSyncExternalStore(subscribe, reach);
}

/** However long it is, it ends once the gateway answers again. */
export function pauseUntilReached(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    let before = reach();
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const unsubscribe = subscribe(() => {
      const now = reach();
      if (before !== "reached" && now === "reached") end();
      before = now;
    });
  });
}

/** Do it when the gateway answers again. */
export function useOnReached(act: () => void) {
  const reach = useReach();
  const before = useRef(reach);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (before.current !== "reached" && reach === "reached") latest.current();
    before.current = reach;
  }, [reach]);
}

const PROBE_MILLISECONDS = 5_000;
/** A network that swallows everything never says that it does. */
const ANSWER_MILLISECONDS = 10_000;

/** How long until it is to be asked; null where there is nothing to find out. */
function probeAfter(): number | null {
  if (!navigator.onLine || state === "answers") return null;
  return state === "doubted" ? 0 : PROBE_MILLISECONDS;
}

/**
 * Of the frame: ask something small now and then while the gateway is silent, or nobody would notice that
 * it is back; and where it is doubted. One at a time: a browser has few connections for all that is asked.
 *
 * @param ask Notes by itself whether it was answered.
 */
export function useProbe(ask: (signal: AbortSignal) => Promise<unknown>) {
  const wait = useSyncExternalStore(subscribe, probeAfter);
  const isAsking = useRef(false);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (wait === null) return;
    let isOver = false;
    const probe = async () => {
      if (!isAsking.current) {
        isAsking.current = true;
        const abort = new AbortController();
        const late = setTimeout(() => {
          abort.abort();
          if (!isOver) noteReached(false);
        }, ANSWER_MILLISECONDS);
        await latest.current(abort.signal).catch(() => undefined);
        clearTimeout(late);
        isAsking.current = false;
      }
      if (!isOver) timer = setTimeout(() => void probe(), PROBE_MILLISECONDS);
    };
    let timer = setTimeout(() => void probe(), wait);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [wait]);
}
