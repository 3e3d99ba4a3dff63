/** What the page of a session asks of the gateway. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { SessionCallsQuery, SessionHeadQuery } from "@/gql/graphql";

const HEAD = graphql(`
  query SessionHead($id: ID!) {
    session(id: $id) {
      id
      name
      createdAt
      completionCount
      failedCount
      statusCounts {
        started
        finished
        failed
      }
      totalTokens
      cost
      unpricedCount
      firstCompletionAt
      lastCompletionAt
      durationMs
      durationTotal
      tags
      users
    }
  }
`);

graphql(`
  fragment SessionCall on Completion {
    id
    createdAt
    revision
    status
    model
    duration
    failureKind
    finishReason
    usage {
      totalTokens
    }
    cost {
      total
    }
  }
`);

// The cursor first: what changes while the page is read is told once more, and not lost.
const CALLS = graphql(`
  query SessionCalls($id: ID!, $first: Int!, $after: String, $isFirst: Boolean!) {
    changeCursor @include(if: $isFirst)
    completions(
      filter: { sessionId: { eq: $id } }
      orderBy: [{ field: CREATED_AT, direction: ASC }]
      first: $first
      after: $after
    ) {
      nodes {
        ...SessionCall
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

export const CHANGED = graphql(`
  subscription SessionChanged($id: ID!, $after: String) {
    completionChanged(filter: { sessionId: { eq: $id } }, after: $after) {
      cursor
      type
      completionId
      completion {
        ...SessionCall
      }
    }
  }
`);

/** As bytes, which a worker reads. */
export const CONVERSATION = graphql(`
  query SessionCallConversation($id: ID!) {
    completion(id: $id) {
      failureReason
      messages {
        role
        content
        name
        parts {
          kind
          text
          url
          data
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`);

export type Head = NonNullable<SessionHeadQuery["session"]>;
export type Call = NonNullable<SessionCallsQuery["completions"]>["nodes"][number];

export const PAGE_CALLS = 500;
/** All of them are lines of the page: beyond, the list of completions has them. */
export const MOST_CALLS = 10_000;

export const head = (id: string) =>
  queryOptions({
    queryKey: ["session", id, "head"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(HEAD, { id }, { signal });
      if (data.session === null && errors[0] && errors[0].code !== "NOT_FOUND") throw errors[0];
      return { session: data.session, errors };
    },
  });

export const calls = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["session", id, "calls"] as const,
    queryFn: async ({ pageParam, signal }) => {
      const variables = { id, first: PAGE_CALLS, after: pageParam, isFirst: pageParam === null };
      const { data, errors } = await request(CALLS, variables, { signal });
      // A list that failed is null, with its error.
      if (!data.completions) throw errors[0] ?? new Error("the calls are missing");
      return { ...data.completions, changeCursor: data.changeCursor ?? null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }, pages) =>
      pageInfo.hasNextPage && pages.length * PAGE_CALLS < MOST_CALLS
        ? pageInfo.endCursor
        : undefined,
  });
