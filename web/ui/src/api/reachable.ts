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
