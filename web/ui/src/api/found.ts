/** What an id that was pasted is of. */
import { queryOptions } from "@tanstack/react-query";
import { graphql } from "@/gql";
import { request } from "./request";

const FIND = graphql(`
  query FindById($id: ID!) {
    completion(id: $id) {
      id
      createdAt
      status
      model
    }
    session(id: $id) {
      id
      name
    }
    feedback(id: $id) {
      id
      matchedCompletionIds
    }
  }
`);

const SHORTEST = 4;
const LONGEST = 500;

/** The id in what was typed: alone, or in a link to a completion or a session. Null if there is none. */
export function idIn(typed: string): string | null {
  const link = /\/(?:completions|sessions)\/([^/?#\s]+)/.exec(typed)?.[1];
  if (link !== undefined) return decoded(link);
  const id = typed.trim();
  return id.length < SHORTEST || id.length > LONGEST || /\s/.test(id) ? null : id;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param id Null asks nothing. */
export const foundQuery = (id: string | null) =>
  queryOptions({
    queryKey: ["found", id],
    queryFn: async ({ signal }) => (await request(FIND, { id: id ?? "" }, { signal })).data,
    enabled: id !== null,
    // What was not there may be logged by now.
    staleTime: 10_000,
  });
