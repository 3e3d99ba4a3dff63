/** Whether the gateway answered when it was last asked, and the browser has a network. */
import { useSyncExternalStore } from "react";

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
