/** What a task was: every version, the newest first, each schema to the digit. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import { requestBytes } from "@/api/request";
import { graphql } from "@/gql";
import type { TaskHistoryQuery } from "@/gql/graphql";
import { type Selector, selectorWords } from "@/state/selector";
import { format } from "@/states/json/format";
import { taskKey } from "../documents";
import { exactly } from "../schemaText";

const PAGE = 10;

const HISTORY = graphql(`
  query TaskHistory($id: ID!, $first: Int!, $after: String) {
    feedbackTask(id: $id) {
      version
      updatedAt
      name
      instruction
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
      history(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          version
          createdAt
          name
          instruction
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
    }
  }
`);

export interface Version {
  version: number;
  createdAt: string;
  name: string;
  instruction: string;
  selector: Selector;
  schemaText: string;
}

export interface HistoryPage {
  /** The one that is there now, as of this page. */
  now: Version;
  earlier: Version[];
  endCursor: string | null;
}

export const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...taskKey(id), "history"],
    queryFn: async ({ signal, pageParam }): Promise<HistoryPage | null> =>
      read(await requestBytes(HISTORY, { id, first: PAGE, after: pageParam }, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page?.endCursor ?? undefined,
  });

function read(bytes: ArrayBuffer): HistoryPage | null {
  const { of, data } = exactly(bytes);
  const task = (data as TaskHistoryQuery).feedbackTask;
  if (!task?.history) return null;
  const root = ["data", "feedbackTask"];
  const text = (...path: string[]) => format(of, of.at(0, [...root, ...path, "jsonSchema"]));
  const { version, updatedAt: createdAt, name, instruction, selector, history } = task;
  return {
    now: { version, createdAt, name, instruction, selector, schemaText: text() },
    earlier: history.nodes.map((each, index) => ({
      version: each.version,
      createdAt: each.createdAt,
      name: each.name,
      instruction: each.instruction,
      selector: each.selector,
      schemaText: text("history", "nodes", String(index)),
    })),
    endCursor: history.pageInfo.hasNextPage ? history.pageInfo.endCursor : null,
  };
}

/** The versions of all pages, newest first. */
export function versionsOf(pages: readonly (HistoryPage | null)[]): Version[] {
  const first = pages[0];
  return first ? [first.now, ...pages.flatMap((page) => page?.earlier ?? [])] : [];
}

/** What a version changed of the one before, in words. */
export function changesOf(version: Version, before: Version): string[] {
  return [
    version.name !== before.name && "name",
    version.instruction !== before.instruction && "instruction",
    version.schemaText !== before.schemaText && "form",
    words(version) !== words(before) && "selector",
  ].filter((each) => each !== false);
}

function words({ selector }: Version): string {
  return selectorWords(selector).join("\n");
}

/** A version as one text, part by part, for what tells texts apart. */
export function partsOf(version: Version): [string, string][] {
  return [
    ["Name", version.name],
    ["Instruction", version.instruction],
    ["Selects", words(version) || "every call"],
    ["JSON Schema", version.schemaText],
  ];
}
