/** What the page of a task asks of the gateway, and changes there. */
import { queryOptions } from "@tanstack/react-query";
import { callsChanged } from "@/api/changedHere";
import { queries } from "@/api/queries";
import { request } from "@/api/request";
import { whileBuilding } from "@/api/tasks";
import { graphql } from "@/gql";
import type { TaskQuery } from "@/gql/graphql";

const TASK = graphql(`
  query Task($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      createdAt
      updatedAt
      instruction
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
      gradesPerCompletion
      archivedAt
      feedbackCount
      progress {
        left
        waiting
        waitingIsExact
        leased
        graded
        skipped
        oldestAt
        lastDay
        isBuilding
      }
    }
  }
`);

/** All of a task but its JSON Schema, which is asked for to the digit: see schemaText.ts. */
export type Task = NonNullable<TaskQuery["feedbackTask"]>;

/** All that is asked of a task begins with it. */
export const taskKey = (id: string) => ["task", id] as const;

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: taskKey(id),
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(TASK, { id }, { signal });
      const [error] = errors;
      if (!data.feedbackTask && error && error.code !== "NOT_FOUND") throw error;
      return { task: data.feedbackTask, errors };
    },
    refetchInterval: ({ state }) => whileBuilding(state, [state.data?.task?.progress]),
  });

/** After a change: the task with all its parts, and the lists that have it. */
export async function renewTask(id: string) {
  await Promise.all([
    queries.invalidateQueries({ queryKey: taskKey(id) }),
    queries.invalidateQueries({ queryKey: ["tasks"] }),
    // Which tasks ask for a grade of a call is another now.
    callsChanged(),
  ]);
}
