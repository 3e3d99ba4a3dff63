/** What can wait: it is done once the page's answers are there and the browser has nothing else to do. */
import { queries } from "./queries";

/** A page asks for more once it has its first rows: that comes before. */
const QUIET_MILLISECONDS = 1000;

/** @returns What takes it back. */
export function whenQuiet(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cache = queries.getQueryCache();
  const look = () => {
    clearTimeout(timer);
    const hasAnswer = cache.getAll().some(({ state }) => state.data !== undefined);
    if (hasAnswer && queries.isFetching() === 0) timer = setTimeout(end, QUIET_MILLISECONDS);
  };
  const unsubscribe = cache.subscribe(look);
  const cancel = () => {
    clearTimeout(timer);
    unsubscribe();
  };
  const end = () => {
    cancel();
    // Not every browser has it: Safari does not.
    if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: 5000 });
    else run();
  };
  look();
  return cancel;
}

/** Fetch a part of the page before it is wanted. One that did not come is asked for again when it is. */
export function fetchWhenQuiet(...parts: readonly (() => Promise<unknown>)[]): () => void {
  return whenQuiet(() => parts.forEach((part) => void part().catch(() => undefined)));
}
