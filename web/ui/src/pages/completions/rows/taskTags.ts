/** The tags that bring completions into a task's queue. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { TasksToTagForQuery } from "@/gql/graphql";
import { type Selector, selectorWords } from "@/state/selector";

const TASKS = graphql(`
  query TasksToTagFor {
    feedbackTasks(first: 1000) {
      nodes {
        id
        name
        selector {
          tags {
            all
            any
            none
          }
          filter
          sampleRate
          from
          to
        }
      }
    }
  }
`);

export type TaskToTagFor = NonNullable<TasksToTagForQuery["feedbackTasks"]>["nodes"][number];

export const tasksToTagFor = () =>
  queryOptions({
    queryKey: ["tasks", "tags"],
    // Who has just changed a task means what it is now.
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(TASKS, {}, { signal });
      if (!data.feedbackTasks) throw errors[0] ?? new Error("the list is missing");
      return data.feedbackTasks.nodes;
    },
  });

/** All that it demands, and the first of those of which one is enough. */
export function tagsFor({ tags: { all, any } }: Pick<Selector, "tags">): string[] {
  return [...new Set([...all, ...any.slice(0, 1)])];
}

/** What else has to hold, so that tags alone do not bring it there; empty where they do. */
export function restWords(selector: Selector): string[] {
  return selectorWords({ ...selector, tags: { all: [], any: [], none: selector.tags.none } });
}
