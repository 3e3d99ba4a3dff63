/** Changes said to screen readers, in the one polite live region of the frame. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let said = "";

export function announce(text: string) {
  said = text;
  listeners.forEach((listener) => listener());
}

export function useSaid(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
}
