/** What has come since the list was read: for what was counted then, above it. */
import { useSyncExternalStore } from "react";
import { shownCount } from "@/state/shown";

export interface News {
  /** The reading of the list that it is news to: another one has all that came before. */
  reading: string | null;
  came: number;
  gone: number;
}

let news: News = { reading: null, came: 0, gone: 0 };
const listeners = new Set<() => void>();

export function tellNews(next: News) {
  const isSame = Object.entries(next).every(([key, value]) => news[key as keyof News] === value);
  if (isSame) return;
  news = next;
  listeners.forEach((listener) => listener());
}

export function useNews(): News {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => news,
  );
}

/** `3 more match since, 1 no longer`; empty where there is nothing to say. */
export function newsWords({ came, gone }: Pick<News, "came" | "gone">): string {
  const more = came > 0 && `${shownCount(came)} more`;
  const fewer = gone > 0 && `${shownCount(gone)} no longer`;
  return [more, fewer].filter(Boolean).join(", ");
}
