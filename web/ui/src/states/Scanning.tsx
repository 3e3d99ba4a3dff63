/** Why a list took too long: what the gateway says of its filter, and what would help. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter } from "@/gql/graphql";
import { shownCount } from "@/state/shown";

const EXPLAIN = graphql(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`);

const explained = (filter: CompletionFilter) =>
  queryOptions({
    queryKey: ["explained", filter],
    queryFn: async ({ signal }) => (await request(EXPLAIN, { filter }, { signal })).data,
  });

export function Scanning({ filter }: { filter: CompletionFilter }) {
  const { data, isPending } = useQuery(explained(filter));
  if (isPending) return <p>Looking for the conditions that take long …</p>;
  const found = data?.explainCompletions;
  if (!found) return null;
  const { advice, indexes, examinedDocuments: examined } = found;
  return (
    <>
      {examined !== null && indexes.length === 0 && found.engine === "MONGODB" && (
        <p>No index serves this filter: {shownCount(examined)} documents were looked at.</p>
      )}
      {advice.length > 0 && (
        <ul>
          {advice.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </>
  );
}
