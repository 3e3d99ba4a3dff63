// An application's code over what is generated: it compiles, and what is wrong in it does not.
import { CombinedGraphQLErrors, type ApolloClient } from "@apollo/client";
import type { Client } from "@urql/core";
import {
  ChangedDocument,
  CompletionStatus,
  ListsDocument,
  WriteDocument,
  type ListsQuery,
} from "./client/graphql";
import type { ChangedSubscription, ListsQueryVariables } from "./operations";

const variables: ListsQueryVariables = {
  filter: { tags: { hasAll: ["prod"] }, or: [{ graded: true }, { duration: { gt: 1.5 } }] },
  first: 10,
};

export function totals(data: ListsQuery): number[] {
  return data.completions?.edges.map(({ node }) => node.usage?.totalTokens ?? 0) ?? [];
}

export async function apollo(client: ApolloClient): Promise<number> {
  try {
    const { data } = await client.query({
      query: ListsDocument,
      variables: { filter: { status: { in: [CompletionStatus.Failed] } } },
    });
    return data ? totals(data).length : 0;
  } catch (error) {
    if (CombinedGraphQLErrors.is(error)) return error.errors.length;
    throw error;
  }
}

export async function urql(client: Client): Promise<string[]> {
  const { data } = await client.query(ListsDocument, { first: variables.first }).toPromise();
  client.subscription(ChangedDocument, {}).subscribe((result) => {
    const changed: string | undefined = result.data?.completionChanged.completionId;
    return changed;
  });
  // @ts-expect-error: the list is null where it has failed
  data?.completions.totalCount;
  // @ts-expect-error: variables are missing
  client.mutation(WriteDocument, {});
  // @ts-expect-error: there is no such status
  client.query(ListsDocument, { filter: { status: { eq: "LOST" } } });
  return data?.completions?.edges.map(({ node }) => node.createdAt) ?? [];
}

export function idOf(event: ChangedSubscription): string {
  // @ts-expect-error: the completion is null once it was deleted
  event.completionChanged.completion.id;
  return event.completionChanged.completionId;
}
