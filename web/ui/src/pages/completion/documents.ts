/** What the page asks of one completion: each tab for itself, when it is opened. */
import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "@/api/errors";
import { requestExact } from "@/api/exact";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFeedbackQuery, CompletionHeadQuery } from "@/gql/graphql";

const HEAD = graphql(`
  query CompletionHead($id: ID!) {
    changeCursor
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`);

const STACK = graphql(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`);

const FEEDBACK = graphql(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
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
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`);

export const ADD_TAGS = graphql(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`);

export const REMOVE_TAGS = graphql(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`);

export const DELETE = graphql(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`);

const NEIGHBOUR = graphql(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`);

export const TAGS = graphql(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`);

export type Head = NonNullable<CompletionHeadQuery["completion"]>;
export type Grade = NonNullable<
  NonNullable<CompletionFeedbackQuery["completion"]>["feedback"]
>["nodes"][number];

export const head = (id: string) =>
  queryOptions({
    queryKey: ["completion", id, "head"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(HEAD, { id }, { signal });
      if (data.completion === null && errors[0] && errors[0].code !== "NOT_FOUND") throw errors[0];
      const { completion, changeCursor } = data;
      return { completion: completion && { ...completion, changeCursor }, errors };
    },
  });

export const stack = (id: string) =>
  queryOptions({
    queryKey: ["completion", id, "stack"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(STACK, { id }, { signal });
      if (!data.completion) throw errors[0] ?? missing();
      return data.completion.stacktrace;
    },
  });

export const feedback = (id: string) =>
  queryOptions({
    queryKey: ["completion", id, "feedback"],
    // A copy of a raw number would be none.
    structuralSharing: false,
    queryFn: async ({ signal }) => {
      const { data, errors } = await requestExact(FEEDBACK, { id, after: null }, { signal });
      if (!data.completion?.feedback) throw errors[0] ?? missing();
      return { ...data.completion.feedback, tasks: data.completion.feedbackTasks };
    },
  });

/** The one made just before, or just after, by the times at which they were made. */
export async function neighbourInTime(createdAt: string, isLater: boolean): Promise<string | null> {
  const filter = { createdAt: isLater ? { gt: createdAt } : { lt: createdAt } };
  const { data } = await request(NEIGHBOUR, { filter, direction: isLater ? "ASC" : "DESC" });
  return data.completions?.nodes[0]?.id ?? null;
}

function missing() {
  return new ApiError("NOT_FOUND", { message: "This completion is not here any more." });
}
