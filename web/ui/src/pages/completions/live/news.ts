/** What has come since the list was read: for what was counted then, above it. */
import { useSyncExternalStore } from "react";
import { shownCount } from "@/state/shown";

export interface News {
  /** The reading of the list that it is news to: another one has all that came before. */
  reading: string | null;
  came: number;
  gone: number;
  /** How many have come where the list is not read yet, as far as that is told: not all that do. */
  beyond: number;
}

let news: News = { reading: null, came: 0, gone: 0, beyond: 0 };
const listeners = new Set<() => void>();

let beyond: Pick<News, "reading" | "beyond"> = { reading: null, beyond: 0 };

export function tellNews(of: Omit<News, "beyond">) {
  become({ ...of, beyond: beyond.reading === of.reading ? beyond.beyond : 0 });
}

/** Of those that stand in no page that was read, in any order but the newest first. */
export function tellBeyond(reading: string | null, count: number) {
  beyond = { reading, beyond: count };
  if (news.reading === reading) become({ ...news, beyond: count });
}

function become(next: News) {
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

/** `3 more, 1 no longer`; empty where there is nothing to say. Not all that came are counted: then none is. */
export function newsWords({ came, gone, beyond }: Omit<News, "reading">): string {
  const more = beyond > 0 ? "new calls have come" : came > 0 && `${shownCount(came)} more`;
  const fewer = gone > 0 && `${shownCount(gone)} no longer`;
  return [more, fewer].filter(Boolean).join(", ");
}
