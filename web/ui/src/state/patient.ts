/** Page through all of a list as a program has to: what was read would be lost by the first refusal. */
import { asApiError, mayPass } from "@/api/errors";

/** Payloads differ by a factor of a million: a page has as many as make about so much. */
const PAGE_BYTES = 4_000_000;
/** How much more the next page may have than the last. */
const GROWTH = 4;
/** With each page that was well it may become a little more again than it was when one was too much. */
const RISE = 1.1;
const TOO_MUCH = ["QUERY_TOO_COMPLEX", "TIMEOUT", "BROKEN_OFF"];
/** A proxy's, whose gateway may be starting anew, or too slow for it: it is waited, and asked for less. */
const OF_PROXY = "NO_ANSWER";
const MOST_WAITS = 5;
const WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 20;
/** A network that is away says of no end: it is waited for until somebody cancels. */
const AWAY = "OFFLINE";

/** Why it does not go on now, and for how long. */
export interface Wait {
  code: string;
  seconds: number;
}

/** How many rows to ask for: as many as make a page, and not many more than were well. */
export class PageSize {
  #ceiling: number;

  constructor(
    public rows: number,
    readonly most: number,
  ) {
    this.#ceiling = most;
  }

  well(bytesEach: number) {
    this.#ceiling = Math.min(this.most, this.#ceiling * RISE);
    const fitting = Math.floor(PAGE_BYTES / Math.max(1, bytesEach));
    const next = Math.min(this.rows * GROWTH, fitting, Math.floor(this.#ceiling));
    this.rows = Math.max(1, next);
  }

  tooMuch() {
    // Else every second page would be.
    this.#ceiling = Math.max(1, this.rows / 2);
    this.less();
  }

  /** Nobody has said that it was too much. */
  less() {
    this.rows = Math.ceil(this.rows / GROWTH);
  }
}

export interface Page {
  count: number;
  bytes: number;
  endCursor: string | null;
  hasNextPage: boolean;
}

interface Reading<P> {
  ask: (first: number, after: string | null) => Promise<P>;
  size: PageSize;
  take: (page: P) => void;
  /** Of what was taken. */
  isEnough?: () => boolean;
  /** Told as it begins to wait; null as it goes on. */
  waits?: (wait: Wait | null) => void;
}

/** @throws What `ask` has thrown where neither waiting nor fewer rows help; the signal's reason. */
export async function readPages<P extends Page>(
  { ask, size, take, isEnough = () => false, waits = () => undefined }: Reading<P>,
  signal: AbortSignal,
) {
  for (let after: string | null = null, isMore = true; isMore;) {
    const page: P | null = await patiently(() => ask(size.rows, after), size, waits, signal);
    if (page === null) {
      size.tooMuch();
      continue;
    }
    take(page);
    size.well(page.bytes / Math.max(1, page.count));
    after = page.endCursor;
    isMore = page.hasNextPage && !isEnough();
  }
}

/**
 * Ask what may be asked again, through what passes by.
 *
 * @throws What `ask` has thrown where waiting does not help; the signal's reason.
 */
export async function askPatiently<P>(
  ask: () => Promise<P>,
  waits: (wait: Wait | null) => void,
  signal: AbortSignal,
): Promise<P> {
  // Of one row nothing is too much for an answer that fewer would do for.
  return (await patiently(ask, new PageSize(1, 1), waits, signal)) as P;
}

/** A page; null where it was too much for one, and fewer may do. */
async function patiently<P>(
  ask: () => Promise<P>,
  size: PageSize,
  waits: (wait: Wait | null) => void,
  signal: AbortSignal,
): Promise<P | null> {
  for (let waited = 0; ;) {
    try {
      const page = await ask();
      signal.throwIfAborted();
      waits(null);
      return page;
    } catch (thrown) {
      signal.throwIfAborted();
      const error = asApiError(thrown);
      const { code, retryAfter } = error;
      if (size.rows > 1 && TOO_MUCH.includes(code)) return null;
      if (code !== AWAY) {
        // A single row that took too long takes too long again.
        if (!mayPass(error) || code === "TIMEOUT" || waited === MOST_WAITS) throw thrown;
        waited += 1;
      }
      if (code === OF_PROXY) size.less();
      const longer = WAIT_SECONDS * 2 ** Math.max(0, waited - 1);
      const seconds = retryAfter ?? Math.min(longer, LONGEST_WAIT_SECONDS);
      waits({ code, seconds });
      await pause(seconds, signal);
      signal.throwIfAborted();
      // Without a network it still is away, until something has come.
      if (code !== AWAY) waits(null);
    }
  }
}

/** However long it is, who cancels waits no longer. */
function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", go);
      resolve();
    };
    const timer = setTimeout(go, seconds * 1000);
    signal.addEventListener("abort", go);
  });
}
