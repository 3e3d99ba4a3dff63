/** All of each call that matches, page by page: what was read is the browser's to keep, not the page's. */
import { ApiError, asApiError } from "@/api/errors";
import { requestBytes } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter, CompletionOrder } from "@/gql/graphql";
import type { Format } from "@/state/download";
import { type Remote, caller, openWorker } from "@/state/worker";
import workerUrl from "./export.worker.ts?worker&url";
import type { PageOfLines, exporter } from "./lines";

const WHOLE = graphql(`
  query ExportCompletions(
    $filter: CompletionFilter
    $orderBy: [CompletionOrder!]!
    $first: Int!
    $after: String
  ) {
    completions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        id
        createdAt
        updatedAt
        revision
        status
        kind
        model
        provider
        operation
        userId
        sessionId
        duration
        timeToFirstToken
        promptVersion
        tags
        failureKind
        failureReason
        finishReason
        usage {
          promptTokens
          completionTokens
          totalTokens
          cachedTokens
          cacheWriteTokens
          reasoningTokens
          audioTokens
        }
        cost {
          total
          input
          output
          cached
          priceSource
          priceDate
          pricedModel
        }
        metadata
        request
        response
        extra
        stacktrace {
          file
          line
          lineno
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** Payloads differ by a factor of a million: a page has as many as make about so much. */
const PAGE_BYTES = 4_000_000;
const FIRST_ROWS = 20;
const MOST_ROWS = 200;
/** How much more the next page may have than the last. */
const GROWTH = 4;
const TOO_MUCH = ["QUERY_TOO_COMPLEX", "TIMEOUT"];
/** What was read would be lost: it is waited as long as the gateway says, a few times. */
const LATER = ["RATE_LIMITED", "UNAVAILABLE"];
const MOST_WAITS = 5;
const WAIT_SECONDS = 2;

export interface Asked {
  /** One after the other. */
  filters: readonly (CompletionFilter | undefined)[];
  orderBy: CompletionOrder[];
  format: Format;
}

export interface Read {
  count: number;
  bytes: number;
}

/** @returns The parts of the file. */
export async function readWhole(
  { filters, orderBy, format }: Asked,
  { signal, progress }: { signal: AbortSignal; progress: (read: Read) => void },
): Promise<BlobPart[]> {
  const { remote, end } = caller<typeof exporter>(openWorker(workerUrl));
  try {
    const parts: BlobPart[] = [await remote.head(format)];
    const read = { count: 0, bytes: 0 };
    let first = FIRST_ROWS;
    for (const filter of filters) {
      for (let after: string | null = null, isMore = true; isMore;) {
        const ask = { filter: filter ?? null, orderBy, first, after };
        const page = await askPage(ask, remote, format, signal);
        if (page === null) {
          first = Math.ceil(first / GROWTH);
          continue;
        }
        parts.push(page.text);
        read.count += page.count;
        read.bytes += page.text.size;
        progress({ ...read });
        first = nextSize(first, page.text.size / Math.max(1, page.count));
        after = page.endCursor;
        isMore = page.hasNextPage;
      }
    }
    return parts;
  } finally {
    end();
  }
}

/** As many as make a page, and not many more than were well. */
export function nextSize(last: number, bytesEach: number): number {
  const fitting = Math.floor(PAGE_BYTES / Math.max(1, bytesEach));
  return Math.max(1, Math.min(MOST_ROWS, last * GROWTH, fitting));
}

interface Ask {
  filter: CompletionFilter | null;
  orderBy: CompletionOrder[];
  first: number;
  after: string | null;
}

/** A page; null where it was too much for one, and fewer may do. */
async function askPage(
  ask: Ask,
  remote: Remote<typeof exporter>,
  format: Format,
  signal: AbortSignal,
): Promise<PageOfLines | null> {
  for (let waits = 0; ; waits++) {
    try {
      const bytes = await requestBytes(WHOLE, ask, { signal });
      const page = await remote.page(bytes, format);
      const [error] = page.errors;
      // Half of a call is none: a file says nothing of what it lacks.
      if (error) throw ApiError.of(error);
      signal.throwIfAborted();
      return page;
    } catch (thrown) {
      signal.throwIfAborted();
      const { code, retryAfter = WAIT_SECONDS } = asApiError(thrown);
      if (ask.first > 1 && TOO_MUCH.includes(code)) return null;
      if (!LATER.includes(code) || waits === MOST_WAITS) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000));
      signal.throwIfAborted();
    }
  }
}
