import { useSyncExternalStore } from "react";

const KEY = "log10-gateway:token";
const CHANGED = "log10-gateway:token-changed";

/** What this browser keeps for the next visit, or null where its settings forbid that. */
export const storage = allowedStorage();

// Without storage, the token lives as long as the page.
let inMemory = "";

function allowedStorage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

export function readToken() {
  return storage ? (storage.getItem(KEY) ?? "") : inMemory;
}

export function writeToken(token) {
  inMemory = token;
  if (token) storage?.setItem(KEY, token);
  else storage?.removeItem(KEY);
  dispatchEvent(new Event(CHANGED));
}

function subscribe(listener) {
  addEventListener(CHANGED, listener);
  addEventListener("storage", listener); // another tab changed it
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener("storage", listener);
  };
}

/** The access token of this browser, or "". */
export function useToken() {
  return useSyncExternalStore(subscribe, readToken);
}
