/** What is asked for the list's changes: the stream of them, and what a gap held. */
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter } from "@/gql/graphql";
import { type Asked, type ListPage, askPage } from "../rows/list";
import type { Change } from "./merge";

export const CHANGED = graphql(`
  subscription ListChanged(
    $filter: CompletionFilter
    $after: String
    $withPrompt: Boolean!
    $withOutput: Boolean!
    $withReason: Boolean!
    $withValues: Boolean!
    $paths: [String!]!
  ) {
    completionChanged(filter: $filter, after: $after) {
      cursor
      type
      completionId
      completion {
        ...ListedCompletion
      }
    }
  }
`);

const STILL_THERE = graphql(`
  query StillThere($filter: CompletionFilter!, $first: Int!) {
    completions(filter: $filter, first: $first) {
      nodes {
        id
      }
    }
  }
`);

/** Clocks and writes under way: what changed shortly before is told again, and is merged by revision. */
const OVERLAP_MILLISECONDS = 10_000;
const MOST_PAGES = 5;
/** An `in` of the API has no more. */
export const MOST_CHECKED = 1000;

export interface Filled {
  changes: Change[];
  /** From when on to go on. */
  cursor: string | null;
}

/**
 * What has changed since a time, where the database no longer remembers each change.
 *
 * @param shown The rows to look at for what has left: no event tells of it.
 * @returns null if too much has changed: read the list anew.
 */
export async function fillGap(
  asked: Asked,
  since: string,
  shown: readonly string[],
  signal: AbortSignal,
): Promise<Filled | null> {
  const from = new Date(new Date(since).getTime() - OVERLAP_MILLISECONDS).toISOString();
  const of = {
    ...asked,
    filter: both(asked.filter, { updatedAt: { gte: from } }),
    orderBy: [{ field: "UPDATED_AT" as const, direction: "ASC" as const }],
  };
  const changes: Change[] = [];
  let cursor: string | null = null;
  let after: string | null = null;
  for (let count = 0; ; count++) {
    if (count === MOST_PAGES) return null;
    const page: ListPage = await askPage(of, after, signal);
    if (count === 0) cursor = page.changeCursor;
    changes.push(...page.nodes.map((row) => ({ type: "UPDATED" as const, id: row.id, row })));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  const ids = shown.slice(0, MOST_CHECKED);
  const { data } = await request(
    STILL_THERE,
    { filter: both(asked.filter, { id: { in: ids } }), first: MOST_CHECKED },
    { signal },
  );
  const there = new Set(data.completions?.nodes.map(({ id }) => id));
  if (data.completions) {
    const left = ids.filter((id) => !there.has(id));
    changes.push(...left.map((id) => ({ type: "LEFT" as const, id, row: null })));
  }
  return { changes, cursor };
}

function both(filter: CompletionFilter | undefined, other: CompletionFilter): CompletionFilter {
  return filter ? { and: [filter, other] } : other;
}
