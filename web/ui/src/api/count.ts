/** How many completions match. */
import { queryOptions } from "@tanstack/react-query";
import { graphql } from "@/gql";
import type { CompletionFilter } from "@/gql/graphql";
import { request } from "./request";

const COUNT = graphql(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`);

export function completionCount(filter: CompletionFilter | undefined) {
  return queryOptions({
    queryKey: ["completion-count", filter ?? {}],
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
