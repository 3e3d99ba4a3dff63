/** Which of the frame's dialogs is open: at most one. */
import { useSyncExternalStore } from "react";

export type Overlay = "palette" | "help" | "query";

const listeners = new Set<() => void>();
let opened: Overlay | null = null;
let typed = "";

function become(next: Overlay | null) {
  opened = next;
  typed = "";
  listeners.forEach((listener) => listener());
}

export const overlay = {
  open: (which: Overlay) => become(which),
  close: () => become(null),
  /** A key that was pressed before it was there. */
  type: (key: string) => {
    if (key === "Backspace") typed = typed.replace(/.$/u, "");
    else if (/^.$/u.test(key)) typed += key;
  },
  /** What was typed before it was there. */
  typed: () => typed,
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
