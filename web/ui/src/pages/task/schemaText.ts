/** A task as it is edited: its JSON Schema as text, with every digit and every key in its place. */
import { queryOptions } from "@tanstack/react-query";
import { ApiError, type GraphQLErrorJson } from "@/api/errors";
import { requestBytes } from "@/api/request";
import { graphql } from "@/gql";
import type { TaskContentQuery } from "@/gql/graphql";
import { format } from "@/states/json/format";
import { Indexed } from "@/states/json/indexed";
import type { Draft } from "./edit/draft";
import { taskKey } from "./documents";

const CONTENT = graphql(`
  query TaskContent($id: ID!) {
    feedbackTask(id: $id) {
      version
      name
      instruction
      gradesPerCompletion
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
      jsonSchema
    }
  }
`);

export interface Content {
  version: number;
  base: Draft;
}

export const contentQuery = (id: string) =>
  queryOptions({
    queryKey: [...taskKey(id), "content"],
    queryFn: async ({ signal }): Promise<Content | null> => {
      const { of, ...answer } = exactly(await requestBytes(CONTENT, { id }, { signal }));
      const data = answer.data as TaskContentQuery;
      const task = data.feedbackTask;
      if (!task) return null;
      const { version, name, instruction, selector } = task;
      const node = of.at(0, ["data", "feedbackTask", "jsonSchema"]);
      const gradesPerCompletion = String(task.gradesPerCompletion);
      const schemaText = format(of, node);
      return { version, base: { name, instruction, gradesPerCompletion, selector, schemaText } };
    },
  });

/** An answer as values, and as the text that it is. */
export function exactly(bytes: ArrayBuffer): { of: Indexed; data: unknown } {
  const of = new Indexed(new TextDecoder().decode(bytes));
  const { data, errors = [] } = JSON.parse(of.text) as {
    data?: unknown;
    errors?: GraphQLErrorJson[];
  };
  const [first] = errors;
  if (!data || (first && first.extensions?.code !== "NOT_FOUND")) {
    throw first ? ApiError.of(first) : new ApiError("NO_ANSWER", { message: "It has no data." });
  }
  return { of, data };
}
