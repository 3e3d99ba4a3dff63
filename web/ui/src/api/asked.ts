/** What the page has asked last: the panel `q` shows it, with its cost. */
import { useSyncExternalStore } from "react";

export interface Asked {
  text: string;
  variables: unknown;
  cost: number | undefined;
  milliseconds: number;
}

const MOST = 20;
const listeners = new Set<() => void>();
let all: readonly Asked[] = [];

export function noteAsked(one: Asked) {
  // The same document again takes the place of its former answer.
  all = [one, ...all.filter((each) => each.text !== one.text)].slice(0, MOST);
  listeners.forEach((listener) => listener());
}

/** Of another page, or another token. */
export function forgetAsked() {
  all = [];
  listeners.forEach((listener) => listener());
}

/** The newest first, each document once. */
export function useAsked(): readonly Asked[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}
