/** The keys of the metadata that completions have, most used first. */
import { queryOptions } from "@tanstack/react-query";
import { graphql } from "@/gql";
import type { CompletionFilter } from "@/gql/graphql";
import { request } from "./request";

const KEYS = graphql(`
  query MetadataKeys($filter: CompletionFilter) {
    metadataKeys(filter: $filter, first: 100) {
      nodes {
        name
        count
      }
    }
  }
`);

export const metadataKeysQuery = (filter: CompletionFilter | undefined) =>
  queryOptions({
    queryKey: ["metadata-keys", filter ?? {}],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(KEYS, { filter: filter ?? null }, { signal });
      if (!data.metadataKeys) throw errors[0] ?? new Error("the keys are missing");
      return data.metadataKeys.nodes;
    },
  });
