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
