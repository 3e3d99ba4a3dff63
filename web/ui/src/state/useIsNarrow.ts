/** Whether the window is at most so wide. */
import { useCallback, useSyncExternalStore } from "react";

/** By query: to make one costs as much as to draw a part of the page. */
const lists = new Map<string, MediaQueryList>();

function listOf(pixels: number): MediaQueryList {
  const query = `(max-width: ${pixels}px)`;
  const found = lists.get(query) ?? matchMedia(query);
  lists.set(query, found);
  return found;
}

export function useIsNarrow(pixels: number): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = listOf(pixels);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [pixels],
  );
  return useSyncExternalStore(subscribe, () => listOf(pixels).matches);
}
