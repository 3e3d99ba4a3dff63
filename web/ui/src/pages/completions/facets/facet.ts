/** How many of what is filtered have each value of a field, from the index. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter, DimensionField } from "@/gql/graphql";

const FACET = graphql(`
  query CompletionFacet($filter: CompletionFilter, $groupBy: [Dimension!]!, $first: Int!) {
    completionStats(
      filter: $filter
      groupBy: $groupBy
      first: $first
      orderBy: [{ field: COUNT, direction: DESC }]
    ) {
      asOf
      isComplete
      rows {
        group
        count
      }
    }
  }
`);

export interface Facet {
  title: string;
  dimension: DimensionField;
  key: "status" | "kind" | "model" | "tags" | "failureKind" | "provider" | "userId";
}

export const FACETS: readonly Facet[] = [
  { title: "Status", dimension: "STATUS", key: "status" },
  { title: "Kind", dimension: "KIND", key: "kind" },
  { title: "Model", dimension: "MODEL", key: "model" },
  { title: "Tag", dimension: "TAG", key: "tags" },
  { title: "Failure", dimension: "FAILURE_KIND", key: "failureKind" },
  { title: "Provider", dimension: "PROVIDER", key: "provider" },
  { title: "User", dimension: "USER", key: "userId" },
];

export function facetCounts(
  filter: CompletionFilter | undefined,
  field: DimensionField,
  first: number,
) {
  return queryOptions({
    queryKey: ["completion-facet", filter ?? {}, field, first],
    queryFn: async ({ signal }) => {
      const variables = { filter: filter ?? null, groupBy: [{ field }], first };
      const { data, errors } = await request(FACET, variables, { signal });
      if (!data.completionStats) throw errors[0] ?? new Error("the counts are missing");
      return data.completionStats;
    },
  });
}
