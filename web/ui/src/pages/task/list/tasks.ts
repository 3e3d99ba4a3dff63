/** The list of tasks: those that are open, or put away, or both, by a part of their name. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { whileBuilding } from "@/api/tasks";
import { graphql } from "@/gql";
import type { FeedbackTaskFilter, TasksQuery } from "@/gql/graphql";

const PAGE = 50;

const TASKS = graphql(`
  query Tasks($filter: FeedbackTaskFilter!, $first: Int!, $after: String) {
    feedbackTasks(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: DESC }]
      first: $first
      after: $after
    ) {
      totalCount
      totalCountIsExact
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        version
        createdAt
        archivedAt
        gradesPerCompletion
        feedbackCount
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
        progress {
          left
          waiting
          waitingIsExact
          leased
          graded
          isBuilding
        }
      }
    }
  }
`);

export type TaskRow = NonNullable<TasksQuery["feedbackTasks"]>["nodes"][number];

/** Which of them: those that are not archived if it is left out. */
export const ARCHIVED = ["only", "also"] as const;
export type Archived = (typeof ARCHIVED)[number];

export function filterOf(q: string | undefined, archived: Archived | undefined) {
  const filter: FeedbackTaskFilter = {};
  if (q !== undefined) filter.name = { contains: q, mode: "CASE_INSENSITIVE" };
  if (archived === "only") filter.isArchived = true;
  if (archived === "also") filter.or = [{ isArchived: true }, { isArchived: false }];
  return filter;
}

export const tasksQuery = (q: string | undefined, archived: Archived | undefined) =>
  infiniteQueryOptions({
    queryKey: ["tasks", "list", q ?? "", archived ?? ""],
    queryFn: async ({ signal, pageParam }) => {
      const variables = { filter: filterOf(q, archived), first: PAGE, after: pageParam };
      const { data, errors } = await request(TASKS, variables, { signal });
      if (!data.feedbackTasks) throw errors[0] ?? new Error("the list is missing");
      return { ...data.feedbackTasks, errors };
    },
    refetchInterval: ({ state }) =>
      whileBuilding(
        state,
        (state.data?.pages ?? []).flatMap(({ nodes }) => nodes.map((each) => each.progress)),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
