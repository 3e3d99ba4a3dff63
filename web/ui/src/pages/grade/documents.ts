/** What grading asks of the gateway. */
import { queryOptions } from "@tanstack/react-query";
import { requestExact } from "@/api/exact";
import { request, requestBytes } from "@/api/request";
import { whileBuilding } from "@/api/tasks";
import { change } from "@/api/change";
import { ApiError, type GraphQLErrorJson } from "@/api/errors";
import { type Json, parseJson } from "@/forms/json";
import { graphql } from "@/gql";
import type { GradeTaskQuery } from "@/gql/graphql";

const TASKS = graphql(`
  query GradeTasks($after: String) {
    feedbackTasks(first: 50, after: $after) {
      nodes {
        id
        name
        gradesPerCompletion
        progress {
          left
          waiting
          waitingIsExact
          leased
          graded
          lastDay
        }
      }
      pageInfo {
        hasNextPage
      }
      totalCount
    }
  }
`);

const TASK = graphql(`
  query GradeTask($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      instruction
      jsonSchema
      archivedAt
      gradesPerCompletion
      progress {
        left
        waiting
        waitingIsExact
        leased
        graded
        skipped
        isBuilding
        graders {
          grader
          tokenName
          leased
          leasedUntil
          graded
        }
      }
    }
  }
`);

export const FIRST_WAITING = graphql(`
  query GradeFirstWaiting($id: ID!) {
    feedbackTask(id: $id) {
      ungradedCompletions(first: 1) {
        nodes {
          id
        }
      }
    }
  }
`);

const ASSIGN = graphql(`
  mutation GradeAssign($input: AssignNextInput!) {
    assignNext(input: $input) {
      leases {
        id
        completionId
      }
    }
  }
`);

export const HELD = graphql(`
  query GradeHeld($id: ID!) {
    feedbackTask(id: $id) {
      viewerLeases {
        id
        completionId
      }
    }
  }
`);

export const RENEW = graphql(`
  mutation GradeRenew($ids: [ID!]!, $seconds: Int!) {
    renewLease(input: { leaseIds: $ids, leaseSeconds: $seconds }) {
      leases {
        id
        completionId
      }
      lostIds
    }
  }
`);

export const RELEASE = graphql(`
  mutation GradeRelease($ids: [ID!]!) {
    releaseLease(input: { leaseIds: $ids }) {
      count
    }
  }
`);

export const SKIP = graphql(`
  mutation GradeSkip($id: ID!, $reason: String!) {
    skip(input: { leaseId: $id, reason: $reason }) {
      skippedLeaseId
    }
  }
`);

export const WANTED = graphql(`
  subscription GradeWanted($task: ID!, $after: String) {
    feedbackWanted(taskId: $task, after: $after) {
      cursor
      completionIds
    }
  }
`);

export const ADDED = graphql(`
  subscription GradeAdded($task: ID!, $after: String) {
    feedbackAdded(filter: { taskId: { eq: $task } }, after: $after) {
      cursor
      feedback {
        id
        matchedCompletionIds
        author {
          name
        }
      }
    }
  }
`);

const GIVEN = graphql(`
  query GradeGiven($id: ID!) {
    feedback(id: $id) {
      revision
      jsonValues
      comment
    }
  }
`);

export const CORRECT = graphql(`
  mutation GradeCorrect($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        revision
      }
    }
  }
`);

export const TAKE_BACK = graphql(`
  mutation GradeTakeBack($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`);

const OTHERS = graphql(`
  query GradeOthers($id: ID!) {
    completion(id: $id) {
      feedback(first: 50) {
        nodes {
          id
          taskId
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            name
            id
          }
        }
      }
    }
  }
`);

export type Task = NonNullable<GradeTaskQuery["feedbackTask"]>;

export const LEASE_SECONDS = 600;

export const tasksQuery = () =>
  queryOptions({
    queryKey: ["grade"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(TASKS, { after: null }, { signal });
      if (!data.feedbackTasks) throw errors[0] ?? new Error("the list is missing");
      return { ...data.feedbackTasks, errors };
    },
    // How many wait is of now.
    staleTime: 0,
  });

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ["grade", id],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(TASK, { id }, { signal });
      if (!data.feedbackTask && errors[0] && errors[0].code !== "NOT_FOUND") throw errors[0];
      return { task: data.feedbackTask, errors };
    },
    refetchInterval: ({ state }) => whileBuilding(state, [state.data?.task?.progress]),
    staleTime: 0,
  });

export const othersQuery = (id: string) =>
  queryOptions({
    queryKey: ["grades of", id],
    queryFn: async ({ signal }) => {
      const { data, errors } = await requestExact(OTHERS, { id }, { signal });
      if (!data.completion?.feedback) throw errors[0] ?? new Error("the list is missing");
      return data.completion.feedback.nodes;
    },
    // To copy a raw number would make it none.
    structuralSharing: false,
    staleTime: 0,
  });

/** @param completionIds Of these alone. */
export async function assign(taskId: string, count: number, completionIds?: string[]) {
  const input = {
    ...{ taskId, count, leaseSeconds: LEASE_SECONDS, order: "OLDEST" as const },
    ...(completionIds && { completionIds }),
  };
  return (await change(ASSIGN, { input })).assignNext?.leases ?? [];
}

export interface Given {
  revision: number;
  jsonValues: Json;
  comment: string;
}

/** A grade as it is, digit by digit; null if it is gone. */
export async function givenGrade(id: string): Promise<Given | null> {
  const bytes = await requestBytes(GIVEN, { id });
  const answer = parseJson(new TextDecoder().decode(bytes)) as unknown as {
    data?: { feedback: Given | null } | null;
    errors?: GraphQLErrorJson[];
  };
  if (answer.data?.feedback) return answer.data.feedback;
  const [error] = answer.errors ?? [];
  if (error && error.extensions?.code !== "NOT_FOUND") throw ApiError.of(error);
  return null;
}
