/** How what matches is found; how many that are: api/count.ts. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter, CompletionOrder } from "@/gql/graphql";

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
