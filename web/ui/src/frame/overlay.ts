/** Which of the frame's dialogs is open: at most one. */
import { useSyncExternalStore } from "react";

export type Overlay = "palette" | "help" | "query";

const listeners = new Set<() => void>();
let opened: Overlay | null = null;

function become(next: Overlay | null) {
  opened = next;
  listeners.forEach((listener) => listener());
}

export const overlay = {
  open: (which: Overlay) => become(which),
  close: () => become(null),
};

export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
}
