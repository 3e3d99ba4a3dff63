/** How many match, and how they are found. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter, CompletionOrder } from "@/gql/graphql";

const COUNT = graphql(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`);

const EXPLAIN = graphql(`
  query CompletionExplain($filter: CompletionFilter, $orderBy: [CompletionOrder!]!) {
    explainCompletions(filter: $filter, orderBy: $orderBy) {
      engine
      indexes
      isComplete
      examinedKeys
      examinedDocuments
      segments
      matches
      milliseconds
      advice
    }
  }
`);

/** @param reading Of the list that it is counted for: after another one it is counted anew. */
export function completionCount(filter: CompletionFilter | undefined, reading?: string | null) {
  return queryOptions({
    queryKey: ["completion-count", filter ?? {}, reading ?? null],
    queryFn: async ({ signal }) => {
      const answer = await request(COUNT, { filter: filter ?? null }, { signal });
      const counted = answer.data.completions;
      if (!counted) throw answer.errors[0] ?? new Error("the count is missing");
      const { totalCount, totalCountIsExact } = counted;
      return {
        totalCount,
        totalCountIsExact,
        cost: answer.cost,
        milliseconds: answer.milliseconds,
      };
    },
  });
}

export function completionExplanation(
  filter: CompletionFilter | undefined,
  orderBy: CompletionOrder[],
) {
  return queryOptions({
    queryKey: ["completion-explain", filter ?? {}, orderBy],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(
        EXPLAIN,
        { filter: filter ?? null, orderBy },
        { signal },
      );
      if (!data.explainCompletions) throw errors[0] ?? new Error("the explanation is missing");
      return data.explainCompletions;
    },
  });
}
