/** What each page has asked, with its cost: the panel of `q` shows it. */
import { useSyncExternalStore } from "react";

export interface Asked {
  /** The very text that was sent. */
  text: string;
  variables: unknown;
  /** In points of the gateway's measure; subscriptions are not told theirs. */
  cost: number | undefined;
  /** From sending to the parsed answer; of a subscription nothing. */
  milliseconds: number | undefined;
  /** Of an answer that is an error, or has some: the first one's code. */
  code?: string | undefined;
}

/** Of a page, and of all pages together. */
const MOST = 30;
const MOST_PAGES = 50;

const NONE: readonly Asked[] = [];
const listeners = new Set<() => void>();
let byPage: ReadonlyMap<string, readonly Asked[]> = new Map();

function become(next: typeof byPage) {
  byPage = next;
  listeners.forEach((listener) => listener());
}

/** The page that is open, by its path: what it shows is in the parameters behind it. */
export function openPage(): string {
  return location.hash.replace(/^#/, "").split("?")[0] || "/";
}

/**
 * Remember what a page has asked. It stays while its answer may be shown from the cache, which is
 * not asked for again when one comes back to the page.
 *
 * @param page The one that was open when it was sent.
 */
export function noteAsked(one: Asked, page = openPage()) {
  // The same document again takes the place of its former answer.
  const others = (byPage.get(page) ?? NONE).filter(({ text }) => text !== one.text);
  const pages = [...byPage].filter(([each]) => each !== page).slice(1 - MOST_PAGES);
  become(new Map([...pages, [page, [one, ...others].slice(0, MOST)]]));
}

/** With the token they were asked with. */
export function forgetAsked() {
  become(new Map());
}

export function askedBy(page: string): readonly Asked[] {
  return byPage.get(page) ?? NONE;
}

/** The newest first, each document once. */
export function useAsked(page: string): readonly Asked[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => askedBy(page),
  );
}
