/** How many of what is filtered have each value of a field, from the index. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter, DimensionField } from "@/gql/graphql";
import { withCondition } from "@/state/conditions";

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

// Two numbers, which the index has as well as the others, though it is none of its dimensions.
const GRADED = graphql(`
  query CompletionGradedFacet($graded: CompletionFilter!, $ungraded: CompletionFilter!) {
    graded: completionStats(filter: $graded) {
      asOf
      rows {
        count
      }
    }
    ungraded: completionStats(filter: $ungraded) {
      rows {
        count
      }
    }
  }
`);

interface Named {
  title: string;
  dimension: DimensionField;
  key: "status" | "kind" | "model" | "tags" | "failureKind" | "provider" | "userId";
}

interface Graded {
  title: string;
  key: "graded";
}

export type Facet = Named | Graded;

export const FACETS: readonly Facet[] = [
  { title: "Status", dimension: "STATUS", key: "status" },
  { title: "Kind", dimension: "KIND", key: "kind" },
  { title: "Graded", key: "graded" },
  { title: "Model", dimension: "MODEL", key: "model" },
  { title: "Tag", dimension: "TAG", key: "tags" },
  { title: "Failure", dimension: "FAILURE_KIND", key: "failureKind" },
  { title: "Provider", dimension: "PROVIDER", key: "provider" },
  { title: "User", dimension: "USER", key: "userId" },
];

interface Counts {
  asOf: string;
  isComplete: boolean;
  rows: { value: string | null; count: number }[];
}

export function facetCounts(filter: CompletionFilter | undefined, facet: Facet, first: number) {
  return queryOptions({
    queryKey: ["completion-facet", filter ?? {}, facet.key, first],
    queryFn: ({ signal }) =>
      facet.key === "graded" ? askGraded(filter, signal) : ask(filter, facet, first, signal),
  });
}

async function ask(
  filter: CompletionFilter | undefined,
  { dimension }: Named,
  first: number,
  signal: AbortSignal,
): Promise<Counts> {
  const variables = { filter: filter ?? null, groupBy: [{ field: dimension }], first };
  const { data, errors } = await request(FACET, variables, { signal });
  if (!data.completionStats) throw errors[0] ?? new Error("the counts are missing");
  const { rows, ...others } = data.completionStats;
  return { ...others, rows: rows.map(({ group: [value = null], count }) => ({ value, count })) };
}

async function askGraded(
  filter: CompletionFilter | undefined,
  signal: AbortSignal,
): Promise<Counts> {
  const variables = {
    graded: withCondition(filter, { graded: true }),
    ungraded: withCondition(filter, { graded: false }),
  };
  const { data, errors } = await request(GRADED, variables, { signal });
  const { graded, ungraded } = data;
  if (!graded || !ungraded) throw errors[0] ?? new Error("the counts are missing");
  const rows = [
    { value: "yes", count: graded.rows[0]?.count ?? 0 },
    { value: "no", count: ungraded.rows[0]?.count ?? 0 },
  ];
  return { asOf: graded.asOf, isComplete: true, rows };
}
