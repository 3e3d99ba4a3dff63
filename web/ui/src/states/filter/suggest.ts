/** Names in use and paths of payloads, for what is typed. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter } from "@/gql/graphql";
import { shownTask } from "@/state/filterText/tasks";
import { printExact } from "@/state/jsonText";
import { shownCount } from "@/state/shown";
import { type Option, type Place, pathsIn, quotedIfNeeded } from "./completion";
import { useTasks } from "./useTasks";

const SUGGEST = graphql(`
  query CompletionSuggest($field: SuggestField!, $prefix: String!, $key: String) {
    suggest(field: $field, prefix: $prefix, key: $key, first: 8) {
      names {
        name
        value
        count
      }
    }
  }
`);

const PAYLOADS = graphql(`
  query CompletionPaths($filter: CompletionFilter) {
    completions(filter: $filter, first: 3) {
      nodes {
        request
        response
        extra
      }
    }
  }
`);

const MOST_OPTIONS = 12;

export function useOptions(place: Place | null, filter: CompletionFilter | undefined): Option[] {
  const { ask, prefix = "", wantsPaths = false, wantsTasks = false } = place ?? {};
  const tasks = useTasks(wantsTasks) ?? [];
  const names = useQuery({
    queryKey: ["suggest", ask?.field, ask?.key, prefix],
    queryFn: async ({ signal }) => {
      if (!ask) return [];
      const variables = { field: ask.field, prefix: prefix.slice(0, 100), key: ask.key ?? null };
      const { data } = await request(SUGGEST, variables, { signal, exact: ["value"] });
      return data.suggest?.names ?? [];
    },
    enabled: ask !== undefined,
    placeholderData: keepPreviousData,
  });
  const paths = useQuery({
    queryKey: ["suggest", "paths", filter],
    queryFn: async ({ signal }) => {
      const { data } = await request(PAYLOADS, { filter: filter ?? null }, { signal });
      const all = (data.completions?.nodes ?? []).flatMap((each) =>
        (["request", "response", "extra"] as const).flatMap((root) => pathsIn(root, each[root])),
      );
      return [...new Set(all)].sort();
    },
    enabled: wantsPaths,
  });
  if (!place) return [];
  const asked = ask ? (names.data ?? []) : [];
  const options: Option[] = [
    ...place.options,
    ...asked.map(({ name, value, count }) => ({
      label: name,
      hint: shownCount(count),
      insert: ask?.field === "METADATA_VALUE" ? printExact(value) : (ask?.insert(name) ?? name),
    })),
    ...(wantsTasks ? tasks : [])
      .filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(prefix.toLowerCase()))
      .map(({ id, name }) => {
        const shown = shownTask(id, tasks);
        // Where others are called the same, its id tells which it is.
        return {
          label: name || id,
          hint: shown === id ? id : "task",
          insert: quotedIfNeeded(shown),
        };
      }),
    ...(wantsPaths ? (paths.data ?? []) : [])
      .filter((each) => each.toLowerCase().includes(prefix.toLowerCase()))
      .map((each) => ({ label: each, insert: `${each}:` })),
  ];
  return options.slice(0, MOST_OPTIONS);
}
