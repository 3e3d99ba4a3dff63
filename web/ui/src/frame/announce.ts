/** Changes said to screen readers, in the one polite live region of the frame. */
import { useSyncExternalStore } from "react";

const SHOWN_MS = 2500;
const listeners = new Set<() => void>();
let said = "";
let isShown = false;
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string) {
  say(text, false);
}

/** Said, and seen for a moment: what leaves no other trace on the page. */
export function notice(text: string) {
  say(text, true);
  timer = setTimeout(() => say(said, false), SHOWN_MS);
}

function say(text: string, toAll: boolean) {
  clearTimeout(timer);
  said = text;
  isShown = toAll;
  listeners.forEach((listener) => listener());
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSaid = (): string => useSyncExternalStore(listen, () => said);

/** Whether what is said is to be seen, too. */
export const useIsShown = (): boolean => useSyncExternalStore(listen, () => isShown);
