/** What pages that show one call ask of it. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CallOutcomeQuery } from "@/gql/graphql";

/** As bytes, which a worker reads: numbers keep their digits. */
export const PAYLOAD = graphql(`
  query CompletionPayload($id: ID!) {
    completion(id: $id) {
      request
      response
      extra
    }
  }
`);

export const CHANGED = graphql(`
  subscription CompletionOfPageChanged($filter: CompletionFilter!, $after: String) {
    completionChanged(filter: $filter, after: $after) {
      cursor
      type
      completionId
      completion {
        revision
        status
      }
    }
  }
`);

const OUTCOME = graphql(`
  query CallOutcome($id: ID!) {
    changeCursor
    completion(id: $id) {
      id
      revision
      status
      finishReason
      isRefusal
      failureKind
      failureReason
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`);

export type Outcome = NonNullable<CallOutcomeQuery["completion"]> & {
  /** What changes after it was read is told from here on. */
  changeCursor: string | null;
};
/** What is said of a call before it is read. */
export type Noted = Pick<Outcome, "id" | "alterations" | "answers">;

/** What became of a call; null if it is gone. */
export async function outcomeOf(id: string, signal?: AbortSignal): Promise<Outcome | null> {
  const { data, errors } = await request(OUTCOME, { id }, signal ? { signal } : {});
  if (data.completion === null && errors[0] && errors[0].code !== "NOT_FOUND") throw errors[0];
  return data.completion && { ...data.completion, changeCursor: data.changeCursor };
}

export const outcomeQuery = (id: string) =>
  queryOptions({
    queryKey: ["completion", id, "outcome"],
    queryFn: ({ signal }) => outcomeOf(id, signal),
    // As what is shown beside it, it is of the moment at which it is opened.
    staleTime: 0,
    gcTime: 0,
  });
