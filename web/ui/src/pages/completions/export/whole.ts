/** All of each call that matches, page by page: what was read is the browser's to keep, not the page's. */
import { ApiError } from "@/api/errors";
import { requestBytes } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter, CompletionOrder } from "@/gql/graphql";
import type { Format } from "@/state/download";
import { type Page, PageSize, readPages } from "@/state/patient";
import type { Told } from "@/state/useExport";
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

const FIRST_ROWS = 20;
const MOST_ROWS = 200;

export interface Asked {
  /** One after the other. */
  filters: readonly (CompletionFilter | undefined)[];
  orderBy: CompletionOrder[];
  format: Format;
  /** Of the file: what was read is in it at any time. */
  parts: BlobPart[];
}

export async function readWhole(
  { filters, orderBy, format, parts }: Asked,
  { signal, progress, waits }: Told,
): Promise<void> {
  const { remote, end } = caller<typeof exporter>(openWorker(workerUrl));
  try {
    parts.push(await remote.head(format));
    const read = { count: 0, bytes: 0 };
    const size = new PageSize(FIRST_ROWS, MOST_ROWS);
    const take = ({ text, count, bytes }: Page & PageOfLines) => {
      parts.push(text);
      read.count += count;
      read.bytes += bytes;
      progress({ ...read });
    };
    for (const filter of filters) {
      const ask = (first: number, after: string | null) =>
        askPage({ filter: filter ?? null, orderBy, first, after }, remote, format, signal);
      await readPages({ ask, size, take, waits }, signal);
    }
  } finally {
    end();
  }
}

interface Ask {
  filter: CompletionFilter | null;
  orderBy: CompletionOrder[];
  first: number;
  after: string | null;
}

async function askPage(
  ask: Ask,
  remote: Remote<typeof exporter>,
  format: Format,
  signal: AbortSignal,
): Promise<Page & PageOfLines> {
  const bytes = await requestBytes(WHOLE, ask, { signal });
  const page = await remote.page(bytes, format);
  const [error] = page.errors;
  // Half of a call is none: a file says nothing of what it lacks.
  if (error) throw ApiError.of(error);
  return { ...page, bytes: page.text.size };
}
