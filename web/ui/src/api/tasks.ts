/** The names of the tasks that are graded, newest first: for what leads to one of them. */
import { queryOptions } from "@tanstack/react-query";
import { graphql } from "@/gql";
import { request } from "./request";

/** There are 1,000 at most that are not archived. */
const MOST = 1000;

const NAMES = graphql(`
  query TaskNames($first: Int!) {
    feedbackTasks(first: $first) {
      nodes {
        id
        name
      }
    }
  }
`);

const BUILDING_MILLISECONDS = 1500;

/**
 * What has a task's progress is asked again while the queue is being built, and no longer. Not after an
 * error: that is told, and asked again as any other.
 */
export function whileBuilding(
  state: { status: string },
  progress: readonly ({ isBuilding: boolean } | null | undefined)[],
): number | false {
  const isBuilding = progress.some((each) => each?.isBuilding === true);
  return isBuilding && state.status !== "error" ? BUILDING_MILLISECONDS : false;
}

export const taskNamesQuery = () =>
  queryOptions({
    queryKey: ["tasks", "names"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(NAMES, { first: MOST }, { signal });
      if (!data.feedbackTasks) throw errors[0] ?? new Error("the list is missing");
      return data.feedbackTasks.nodes;
    },
  });
