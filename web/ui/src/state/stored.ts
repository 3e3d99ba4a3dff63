/**
 * Values that outlive the page, in the browser's storage or in that of one tab.
 *
 * Where the browser's settings forbid storage they live as long as the page. Other tabs that change
 * one change it here too.
 */
import { useSyncExternalStore } from "react";

export type Area = "browser" | "tab";

export interface Stored<T> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

interface Form<T> {
  /** From what is stored, or null if nothing is; it takes whatever it finds. */
  parse: (text: string | null) => T;
  /** What to store; null removes it. */
  print: (value: T) => string | null;
  area?: Area;
}

/** What the storage did not take, by key: what it has is older. Without a storage, all there is. */
const memories: Record<Area, Map<string, string | null>> = { browser: new Map(), tab: new Map() };

export function stored<T>(key: string, { parse, print, area = "browser" }: Form<T>): Stored<T> {
  const listeners = new Set<() => void>();
  const memory = memories[area];
  // The same object for the same text: React compares them.
  const made = new Map<string | null, T>();

  const read = () => {
    const kept = memory.get(key);
    return kept === undefined ? (storageOf(area)?.getItem(key) ?? null) : kept;
  };
  const tell = () => listeners.forEach((listener) => listener());
  const onStorage = (event: StorageEvent) => {
    if (event.key !== key && event.key !== null) return;
    const storage = storageOf(area);
    // The other storage may have the same key.
    if (event.storageArea && event.storageArea !== storage) return;
    if (storage) memory.delete(key);
    tell();
  };

  return {
    get() {
      const text = read();
      if (!made.has(text)) {
        made.clear();
        made.set(text, parse(text));
      }
      return made.get(text) as T;
    },
    set(value) {
      const text = print(value);
      try {
        const storage = storageOf(area);
        if (!storage) memory.set(key, text);
        else {
          if (text === null) storage.removeItem(key);
          else storage.setItem(key, text);
          memory.delete(key);
        }
      } catch {
        // The storage is full: the value lives as long as the page.
        memory.set(key, text);
      }
      tell();
    },
    subscribe(listener) {
      if (listeners.size === 0) addEventListener("storage", onStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) removeEventListener("storage", onStorage);
      };
    },
  };
}

/** One of a few words, the first of them if nothing else is stored. */
export function storedChoice<T extends string>(key: string, choices: readonly [T, ...T[]]) {
  return stored<T>(key, {
    parse: (text) => choices.find((each) => each === text) ?? choices[0],
    print: (value) => (value === choices[0] ? null : value),
  });
}

export function useStored<T>(of: Stored<T>): T {
  return useSyncExternalStore(of.subscribe, of.get);
}

/** All that this browser, or this tab, keeps whose key begins so. */
export function allStored(prefix: string, area: Area = "browser"): Record<string, string> {
  const storage = storageOf(area);
  const keys = Array.from(
    { length: storage?.length ?? 0 },
    (_, index) => storage?.key(index) ?? "",
  );
  const own = keys.filter((key) => key.startsWith(prefix)).sort();
  return Object.fromEntries(own.map((key) => [key, storage?.getItem(key) ?? ""]));
}

/**
 * Keep these instead of all that begin so; whoever shows one of them hears of it.
 *
 * @throws Error where there is no room for them, or no storage: then all is as it was.
 */
export function replaceStored(
  prefix: string,
  values: Record<string, string>,
  area: Area = "browser",
) {
  const storage = storageOf(area);
  if (!storage) throw new Error("this browser keeps nothing: its settings forbid it");
  const before = allStored(prefix, area);
  const put = (some: Record<string, string>) => {
    for (const key of Object.keys(allStored(prefix, area))) storage.removeItem(key);
    for (const [key, text] of Object.entries(some)) {
      if (key.startsWith(prefix)) storage.setItem(key, text);
    }
  };
  try {
    put(values);
  } catch {
    // What was there has room: it had it before.
    put(before);
    throw new Error("the browser has no room left for it");
  }
  tellOf(prefix, [...Object.keys(before), ...Object.keys(allStored(prefix, area))], area);
}

/** Forget all that begins so, wherever it is kept; whoever shows one of them hears of it. */
export function forgetStored(prefix: string, area: Area = "browser") {
  const storage = storageOf(area);
  const keys = Object.keys(allStored(prefix, area));
  for (const key of keys) storage?.removeItem(key);
  tellOf(prefix, keys, area);
}

/**
 * As another tab's change, of these keys and of what only the page has of them: of any other what the storage
 * did not take is still all there is.
 */
function tellOf(prefix: string, keys: readonly string[], area: Area) {
  const memory = memories[area];
  const own = [...memory.keys()].filter((key) => key.startsWith(prefix));
  for (const key of own) memory.delete(key);
  for (const key of new Set([...keys, ...own])) {
    dispatchEvent(new StorageEvent("storage", { key, storageArea: storageOf(area) }));
  }
}

/* eslint-disable no-restricted-globals -- the one place where storage is touched */
function storageOf(area: Area): Storage | null {
  try {
    return area === "tab" ? sessionStorage : localStorage;
  } catch {
    return null;
  }
}
