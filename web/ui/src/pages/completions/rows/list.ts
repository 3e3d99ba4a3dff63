/** What the list asks of the gateway. Rows carry no payload: the panel asks for it. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter, CompletionListQuery, CompletionOrder } from "@/gql/graphql";

export const PAGE_ROWS = 200;
export const MOST_ROWS = 100_000;

const LIST = graphql(`
  query CompletionList(
    $filter: CompletionFilter
    $orderBy: [CompletionOrder!]!
    $first: Int!
    $after: String
  ) {
    completions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        id
        createdAt
        status
        model
        duration
        tags
        failureKind
        usage {
          totalTokens
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

export type Row = NonNullable<CompletionListQuery["completions"]>["nodes"][number];

export function completionList(filter: CompletionFilter | undefined, orderBy: CompletionOrder[]) {
  return infiniteQueryOptions({
    queryKey: ["completions", filter ?? {}, orderBy],
    queryFn: async ({ pageParam, signal }) => {
      const variables = { filter: filter ?? null, orderBy, first: PAGE_ROWS, after: pageParam };
      const { data, errors } = await request(LIST, variables, { signal });
      // A list that failed is null, with its error.
      if (!data.completions) throw errors[0] ?? new Error("the list is missing");
      return data.completions;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }, pages) =>
      pageInfo.hasNextPage && pages.length * PAGE_ROWS < MOST_ROWS ? pageInfo.endCursor : undefined,
  });
}
