/**
 * What was cut off with the gateway is asked again by itself when that is back: once, since it may be what
 * ends the gateway. From then on a person has to ask, until it has been answered.
 */
import { asApiError, isOfSilence } from "./errors";
import { useOnReached } from "./reachable";

/** All that failed stands on the page at once, and several may have asked the same. */
const AT_ONCE_MILLISECONDS = 1000;

/** When it was, by the document: variables such as a range that ends now are others each time. */
const triedAt = new Map<string, number>();

/** The gateway has answered, and be it that it refuses. */
export function noteAnswered(document: string) {
  triedAt.delete(document);
}

function mayAgain(error: unknown): boolean {
  const failed = asApiError(error);
  const { document } = failed;
  if (!isOfSilence(failed) || document === undefined) return false;
  const now = performance.now();
  const last = triedAt.get(document);
  if (last !== undefined) return now - last < AT_ONCE_MILLISECONDS;
  triedAt.set(document, now);
  return true;
}

/**
 * @param error What failed; null or undefined where nothing has.
 * @returns What a person who asks again does.
 */
export function useAgainOnReached(error: unknown, again: (() => void) | undefined): () => void {
  useOnReached(() => {
    if (again && error != null && mayAgain(error)) again();
  });
  return () => {
    const { document } = asApiError(error);
    if (document !== undefined) triedAt.delete(document);
    again?.();
  };
}
