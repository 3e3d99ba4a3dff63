/**
 * What can be done here: one list, which the keys, the palette and the help read.
 *
 * The frame adds its commands for good, a page adds its own while it is shown (`useCommands`).
 */
import { useEffect, useSyncExternalStore } from "react";
import { changedKeys } from "@/state/preferences";

export interface Command {
  /** One of a kind; a page's command takes the place of the frame's with the same id. */
  id: string;
  title: string;
  group: string;
  /** As commands/keys.ts reads it. */
  keys?: string[];
  /** Why it cannot be done now, such as "needs WRITER": it stays in the list, and says so. */
  unavailable?: string | null;
  /** Whether it goes on while its key is held: a move does, an act is done once. */
  repeats?: boolean;
  run(): void;
}

const listeners = new Set<() => void>();
let lists: readonly (readonly Command[])[] = [];
let all: readonly Command[] = [];
let known: readonly Command[] = [];

function become(next: typeof lists) {
  lists = next;
  // Later lists come first, and hide what they name anew.
  const own = [...new Map(lists.flat().map((each) => [each.id, each])).values()];
  known = [...new Map([...known, ...own].map((each) => [each.id, each])).values()];
  const changed = changedKeys.get();
  all = own.map((each) => {
    const keys = changed[each.id];
    return keys ? { ...each, keys: [...keys] } : each;
  });
  listeners.forEach((listener) => listener());
}

// For as long as the page: what people choose is heard at once.
changedKeys.subscribe(() => become(lists));

/** Add commands; returns what takes them away. */
export function addCommands(commands: readonly Command[]): () => void {
  become([...lists, commands]);
  return () => become(lists.filter((each) => each !== commands));
}

/** Add commands while the component is shown. Memoize the list. */
export function useCommands(commands: readonly Command[]) {
  useEffect(() => addCommands(commands), [commands]);
}

export function allCommands(): readonly Command[] {
  return all;
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, allCommands);
}

/** Those of all pages that have been shown, with the keys that they come with. */
export function useKnownCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
}

/** Give a command other keys; its own again if they are not given. */
export function changeKeys(id: string, keys?: readonly string[]) {
  const others = Object.entries(changedKeys.get()).filter(([each]) => each !== id);
  changedKeys.set(Object.fromEntries(keys ? [...others, [id, keys]] : others));
}
