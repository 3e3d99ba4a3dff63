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

export const taskNamesQuery = () =>
  queryOptions({
    queryKey: ["tasks", "names"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(NAMES, { first: MOST }, { signal });
      if (!data.feedbackTasks) throw errors[0] ?? new Error("the list is missing");
      return data.feedbackTasks.nodes;
    },
  });
