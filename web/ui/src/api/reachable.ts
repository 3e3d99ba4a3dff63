/** Whether the gateway answered when it was last asked, and the browser has a network. */
import { useEffect, useRef, useSyncExternalStore } from "react";

export type Reach = "reached" | "silent" | "offline";

const listeners = new Set<() => void>();
let answers = true;

/** Told by whoever asks. */
export function noteReached(value: boolean) {
  if (value === answers) return;
  answers = value;
  listeners.forEach((listener) => listener());
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
  return answers ? "reached" : "silent";
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

/** Of the frame: ask something small now and then while the gateway is silent, or nobody would notice that it is back. */
export function useProbe(ask: () => Promise<unknown>) {
  const reach = useReach();
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (reach !== "silent") return;
    const timer = setInterval(() => {
      // Whether it answers is noted by whoever asks.
      latest.current().catch(() => undefined);
    }, PROBE_MILLISECONDS);
    return () => clearInterval(timer);
  }, [reach]);
}
