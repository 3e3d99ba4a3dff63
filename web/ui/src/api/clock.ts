/** How far the gateway's clock is from the browser's: "Last 24 hours" ends at the browser's time. */
import { useSyncExternalStore } from "react";

/** People's clocks are off by less; ranges of an hour do not suffer from it. */
const TOLERATED_MILLISECONDS = 2 * 60_000;
/** The header has seconds, and answers take their time: less is no news. */
const NEWS_MILLISECONDS = 30_000;

const listeners = new Set<() => void>();
let apart = 0;

/**
 * Told of each answer.
 *
 * @param sentAt Of the browser's clock: the gateway's is anything between it and now.
 */
export function noteClock(response: Response, sentAt: number) {
  const at = Date.parse(response.headers.get("Date") ?? "");
  const now = Date.now();
  // The browser's clock was set meanwhile, or nothing is said.
  if (Number.isNaN(at) || now < sentAt) return;
  const by = at < sentAt ? sentAt - at : at > now ? now - at : 0;
  const next = Math.abs(by) < TOLERATED_MILLISECONDS ? 0 : by;
  if (next !== 0 && Math.abs(next - apart) < NEWS_MILLISECONDS) return;
  if (next === apart) return;
  apart = next;
  listeners.forEach((listener) => listener());
}

/** By how many milliseconds the browser's clock is ahead; 0 where it is as good as right. */
export function useClockAhead(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => apart,
  );
}
