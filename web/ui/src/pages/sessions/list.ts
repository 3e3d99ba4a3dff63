/** What the list of sessions asks of the gateway. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { SessionFilter, SessionListQuery, SessionOrder } from "@/gql/graphql";

const PAGE_ROWS = 100;
/** Beyond, a narrower filter finds it faster than a scroll bar. */
const MOST_ROWS = 20_000;

const LIST = graphql(`
  query SessionList(
    $filter: SessionFilter
    $orderBy: [SessionOrder!]!
    $first: Int!
    $after: String
  ) {
    sessions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        id
        name
        createdAt
        lastActivityAt
        completionCount
        failedCount
        totalTokens
        cost
        unpricedCount
        durationMs
        tags
        users
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const COUNT = graphql(`
  query SessionCount($filter: SessionFilter) {
    sessions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`);

export type Session = NonNullable<SessionListQuery["sessions"]>["nodes"][number];

export async function askSessions(
  filter: SessionFilter | undefined,
  orderBy: SessionOrder[],
  after: string | null,
  signal: AbortSignal,
) {
  const variables = { filter: filter ?? null, orderBy, first: PAGE_ROWS, after };
  const { data, errors } = await request(LIST, variables, { signal });
  // A list that failed is null, with its error.
  if (!data.sessions) throw errors[0] ?? new Error("the list is missing");
  return { ...data.sessions, at: new Date().toISOString() };
}

export const sessionList = (filter: SessionFilter | undefined, orderBy: SessionOrder[]) =>
  infiniteQueryOptions({
    queryKey: ["sessions", filter ?? {}, orderBy] as const,
    queryFn: ({ pageParam, signal }) => askSessions(filter, orderBy, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }, pages) =>
      pageInfo.hasNextPage && pages.length * PAGE_ROWS < MOST_ROWS ? pageInfo.endCursor : undefined,
  });

export const sessionCount = (filter: SessionFilter | undefined) =>
  queryOptions({
    queryKey: ["sessions", filter ?? {}, "count"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(COUNT, { filter: filter ?? null }, { signal });
      if (!data.sessions) throw errors[0] ?? new Error("the count is missing");
      return data.sessions;
    },
  });
