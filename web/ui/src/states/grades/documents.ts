/** What pages ask about grades: a page of them, one of them, corrections. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { change } from "@/api/change";
import { callsChanged } from "@/api/changedHere";
import { type ApiError } from "@/api/errors";
import { requestExact } from "@/api/exact";
import { queries } from "@/api/queries";
import { graderKey, graderName } from "@/state/grades";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { FeedbackFilter, GradeQuery, ListedGradeFragment } from "@/gql/graphql";

export type ListedGrade = ListedGradeFragment;
export type Grade = NonNullable<GradeQuery["feedback"]>;
export type Revision = Grade["history"][number];

/** Answers may be long: a page is shorter than one of completions. */
export const PAGE_GRADES = 100;
export const MOST_GRADES = 20_000;

graphql(`
  fragment ListedGrade on Feedback {
    id
    createdAt
    updatedAt
    revision
    taskId
    taskVersion
    task {
      name
      version
    }
    jsonValues
    comment
    matchedCompletionIds
    author {
      tokenId
      name
    }
    grader {
      kind
      id
      name
    }
    adjudicates
    viewerCanChange
  }
`);

const LIST = graphql(`
  query GradeList($filter: FeedbackFilter, $first: Int!, $after: String, $isFirst: Boolean!) {
    changeCursor @include(if: $isFirst)
    feedbacks(filter: $filter, first: $first, after: $after) {
      nodes {
        ...ListedGrade
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const COUNT = graphql(`
  query GradeCount($filter: FeedbackFilter) {
    feedbacks(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`);

const ONE = graphql(`
  query Grade($id: ID!) {
    feedback(id: $id) {
      ...ListedGrade
      completionsSummary
      revisedBy {
        tokenId
        name
      }
      history {
        revision
        at
        tokenId
        taskVersion
        jsonValues
        comment
        grader {
          kind
          id
          name
        }
      }
      completions(first: 20) {
        nodes {
          id
          createdAt
          model
          prompt
        }
      }
    }
  }
`);

const SCHEMA = graphql(`
  query GradeSchema($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      jsonSchema
      archivedAt
    }
  }
`);

const NAMES = graphql(`
  query GraderNames($id: ID!, $first: Int!) {
    feedbackTask(id: $id) {
      progress {
        graders {
          grader
          tokenName
        }
      }
    }
    feedbacks(filter: { taskId: { eq: $id } }, first: $first) {
      nodes {
        author {
          tokenId
          name
        }
        grader {
          kind
          id
          name
        }
      }
    }
  }
`);

export const CORRECT = graphql(`
  mutation CorrectGrade($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        id
        revision
      }
    }
  }
`);

const TAKE_BACK = graphql(`
  mutation TakeBackGrade($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`);

export const ADDED = graphql(`
  subscription GradesAdded($filter: FeedbackFilter, $after: String) {
    feedbackAdded(filter: $filter, after: $after) {
      cursor
      feedback {
        id
      }
    }
  }
`);

const TASKS = graphql(`
  query TasksWithGrades($first: Int!) {
    feedbackTasks(
      filter: { or: [{ isArchived: false }, { isArchived: true }] }
      first: $first
      orderBy: [{ field: CREATED_AT, direction: DESC }]
    ) {
      nodes {
        id
        name
        version
        archivedAt
      }
    }
  }
`);

export interface GradePage {
  nodes: ListedGrade[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  changeCursor: string | null;
  /** Of fields that failed, which are null. */
  errors: readonly ApiError[];
}

export async function askGrades(
  filter: FeedbackFilter | undefined,
  after: string | null,
  signal?: AbortSignal,
  first = PAGE_GRADES,
): Promise<GradePage> {
  const { data, errors } = await requestExact(
    LIST,
    { filter: filter ?? null, first, after, isFirst: after === null },
    signal ? { signal } : {},
  );
  if (!data.feedbacks) throw errors[0] ?? new Error("the list is missing");
  return { ...data.feedbacks, changeCursor: data.changeCursor ?? null, errors };
}

export const gradeList = (filter: FeedbackFilter | undefined) =>
  infiniteQueryOptions({
    queryKey: ["feedbacks", "list", filter ?? {}] as const,
    queryFn: ({ pageParam, signal }) => askGrades(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }, pages) =>
      pageInfo.hasNextPage && pages.length * PAGE_GRADES < MOST_GRADES
        ? pageInfo.endCursor
        : undefined,
    structuralSharing: false,
  });

export const gradeCount = (filter: FeedbackFilter | undefined) =>
  queryOptions({
    queryKey: ["feedbacks", "count", filter ?? {}],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(COUNT, { filter: filter ?? null }, { signal });
      if (!data.feedbacks) throw errors[0] ?? new Error("the count is missing");
      return data.feedbacks;
    },
  });

/** Null where it is gone. */
export async function askGrade(id: string, signal?: AbortSignal): Promise<Grade | null> {
  const { data, errors } = await requestExact(ONE, { id }, signal ? { signal } : {});
  if (!data.feedback && errors[0] && errors[0].code !== "NOT_FOUND") throw errors[0];
  return data.feedback;
}

export const oneGrade = (id: string) =>
  queryOptions({
    queryKey: ["feedbacks", "one", id],
    queryFn: ({ signal }) => askGrade(id, signal),
    structuralSharing: false,
  });

export const taskSchema = (id: string) =>
  queryOptions({
    queryKey: ["feedbackTask", id, "schema"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(SCHEMA, { id }, { signal });
      if (!data.feedbackTask && errors[0]) throw errors[0];
      return data.feedbackTask;
    },
  });

/** Whoever has graded lately is called by name: what counts graders knows their keys alone. */
const NAMED_GRADES = 500;

export const graderNames = (id: string) =>
  queryOptions({
    queryKey: ["feedbacks", "names", id],
    queryFn: async ({ signal }) => {
      const { data } = await request(NAMES, { id, first: NAMED_GRADES }, { signal });
      const nodes = data.feedbacks?.nodes ?? [];
      const graders = data.feedbackTask?.progress?.graders ?? [];
      return new Map([
        ...graders.flatMap(({ grader, tokenName }) =>
          tokenName === null ? [] : [[grader, tokenName] as const],
        ),
        // The newest one comes first, whose name it is now.
        ...nodes.map((each) => [graderKey(each), graderName(each)] as const).reverse(),
      ]);
    },
    structuralSharing: false,
  });

const MOST_TASKS = 1000;

export const tasksWithGrades = () =>
  queryOptions({
    queryKey: ["feedbackTasks", "names"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(TASKS, { first: MOST_TASKS }, { signal });
      if (!data.feedbackTasks) throw errors[0] ?? new Error("the list is missing");
      return data.feedbackTasks.nodes;
    },
  });

export async function takeBack(id: string): Promise<void> {
  await change(TAKE_BACK, { id });
  forgetCounted();
}

/** After a change: what is counted from grades is read anew when it is shown; lists stay as they are. */
export function forgetCounted() {
  for (const queryKey of [["feedbacks", "count"], ["agreement"], ["progress"], ["spread"]]) {
    void queries.invalidateQueries({ queryKey });
  }
  void callsChanged();
}
