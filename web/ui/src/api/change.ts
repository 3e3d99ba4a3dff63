/** Ask the gateway for a change. */
import type { TypedDocumentString } from "@/gql/graphql";
import { request } from "./request";

/**
 * Send a mutation, and return what it answers.
 *
 * @throws ApiError where it failed: its field is null then, beside an error, and `request` would
 *   return both.
 */
export async function change<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<T> {
  const { data, errors } = await request(document, variables);
  if (errors[0]) throw errors[0];
  return data;
}
