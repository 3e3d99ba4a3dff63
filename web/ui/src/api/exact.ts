/** Ask for what clients have sent as JSON, by its own digits: see state/exact.ts. */
import type { TypedDocumentString } from "@/gql/graphql";
import { parseJson } from "@/forms/json";
import { exactAt } from "@/state/exact";
import { noteAsked, openPage } from "./asked";
import { ApiError, type GraphQLErrorJson } from "./errors";
import { requestBytes } from "./request";

/** The fields of our documents that are a client's JSON. */
const FIELDS = ["jsonValues"];

interface Body<T> {
  data?: T | null;
  errors?: GraphQLErrorJson[];
  extensions?: { cost?: { requested: number } };
}

/**
 * As `request`. Give `structuralSharing: false` to the query: to copy a raw number would make it none.
 *
 * @throws ApiError where no data came.
 */
export async function requestExact<T, V>(
  document: TypedDocumentString<T, V>,
  variables: V,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ data: T; errors: ApiError[] }> {
  const began = performance.now();
  const page = openPage();
  const bytes = await requestBytes(document, variables, signal ? { signal } : {});
  const body = exactAt(parseJson(new TextDecoder().decode(bytes)), FIELDS) as Body<T>;
  const cost = body.extensions?.cost?.requested;
  const errors = (body.errors ?? []).map((each) => ApiError.of(each, cost));
  const milliseconds = performance.now() - began;
  const code = errors[0]?.code;
  noteAsked({ text: document.toString(), variables, cost, milliseconds, code }, page);
  if (body.data) return { data: body.data, errors };
  throw errors[0] ?? new ApiError("NO_ANSWER", { message: "The answer has no data." });
}
