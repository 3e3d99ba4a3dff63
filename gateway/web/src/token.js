import { useSyncExternalStore } from "react";

const KEY = "log10-gateway:token";
const CHANGED = "log10-gateway:token-changed";

// Where the browser refuses storage, the token lives as long as the page.
let inMemory = "";

export function readToken() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return inMemory;
  }
}

export function writeToken(token) {
  inMemory = token;
  try {
    if (token) localStorage.setItem(KEY, token);
    else localStorage.removeItem(KEY);
  } catch {
    // Kept in memory above.
  }
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
