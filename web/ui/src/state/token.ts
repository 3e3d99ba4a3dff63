/**
 * The access token of this browser, which GraphiQL and /docs use too, or of this tab alone.
 *
 * It never stands in an address, a log, an error or an export.
 */
import { useSyncExternalStore } from "react";
import { type Area, type Stored, stored, useStored } from "./stored";

const KEY = "log10-gateway:token";
const form = { parse: (text: string | null) => text ?? "", print: (text: string) => text || null };

const ofBrowser = stored(KEY, form);
const ofTab = stored(KEY, { ...form, area: "tab" });

/** The token of the tab, or else of the browser; "" if there is none. */
export const token: Stored<string> & { isOfTab: () => boolean } = {
  get: () => ofTab.get() || ofBrowser.get(),
  isOfTab: () => ofTab.get() !== "",
  set(value) {
    ofTab.set("");
    ofBrowser.set(value);
  },
  subscribe(listener) {
    const ends = [ofBrowser.subscribe(listener), ofTab.subscribe(listener)];
    return () => ends.forEach((end) => end());
  },
};

export function signIn(value: string, { onlyThisTab }: { onlyThisTab: boolean }) {
  refusal.set(null);
  if (onlyThisTab) ofTab.set(value.trim());
  else token.set(value.trim());
}

/** Of the tab's token, where it has one: that of the browser is other tabs' too, and this one goes on with it. */
export function signOut() {
  refusal.set(null);
  (token.isOfTab() ? ofTab : ofBrowser).set("");
}

/** Whether the browser keeps a token, of which a tab with one of its own makes no use. */
export function hasOfBrowser(): boolean {
  return ofBrowser.get() !== "";
}

/** The token of an area; "" if there is none. */
export function tokenOf(area: Area): string {
  return (area === "tab" ? ofTab : ofBrowser).get();
}

export function useToken(): string {
  return useStored(token);
}

/** The token that the gateway has refused, and its words; null once there is another. */
export interface Refusal {
  token: string;
  message: string;
}

const listeners = new Set<() => void>();
let refused: Refusal | null = null;

export const refusal = {
  get: () => refused,
  set: (value: Refusal | null) => {
    refused = value;
    listeners.forEach((listener) => listener());
  },
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

/** What was refused, if it is still the token in use. */
export function useRefusal(): Refusal | null {
  const current = useToken();
  const last = useSyncExternalStore(refusal.subscribe, refusal.get);
  // What was asked without one, on the way out, is no token that was refused.
  return current !== "" && last?.token === current ? last : null;
}
