/** What the list asks of the gateway. Rows carry no payload but what a column shows of it. */
import { type InfiniteData, infiniteQueryOptions } from "@tanstack/react-query";
import { asApiError } from "@/api/errors";
import { request } from "@/api/request";
import { printExact } from "@/state/jsonText";
import { graphql } from "@/gql";
import type { CompletionFilter, CompletionListQuery, CompletionOrder } from "@/gql/graphql";

export const PAGE_ROWS = 200;
export const MOST_ROWS = 100_000;
/** Of prompt, output and reason: the panel has the whole. */
const SHOWN_CHARACTERS = 300;

// The columns that are shown are told by variables: the text stays one, whose hash is known.
graphql(`
  fragment ListedCompletion on Completion {
    id
    createdAt
    updatedAt
    revision
    status
    kind
    model
    provider
    userId
    sessionId
    duration
    tags
    failureKind
    finishReason
    usage {
      totalTokens
    }
    cost {
      total
    }
    prompt @include(if: $withPrompt)
    output @include(if: $withOutput)
    failureReason @include(if: $withReason)
    values(paths: $paths) @include(if: $withValues)
  }
`);

const LIST = graphql(`
  query CompletionList(
    $filter: CompletionFilter
    $orderBy: [CompletionOrder!]!
    $first: Int!
    $after: String
    $isFirst: Boolean!
    $withPrompt: Boolean!
    $withOutput: Boolean!
    $withReason: Boolean!
    $withValues: Boolean!
    $paths: [String!]!
  ) {
    changeCursor @include(if: $isFirst)
    completions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        ...ListedCompletion
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

type Node = NonNullable<CompletionListQuery["completions"]>["nodes"][number];

export interface Row extends Omit<Node, "values"> {
  /** Of a page that was more than an answer may have: what none of its rows has. */
  lacks?: "texts" | "payload";
  /** What is at the paths that are shown as columns. */
  at?: Readonly<Record<string, unknown>>;
}

/** Which of the columns that cost something are shown. */
export interface Wanted {
  withPrompt: boolean;
  withOutput: boolean;
  withReason: boolean;
  withValues: boolean;
  paths: string[];
}

export interface ListPage {
  nodes: Row[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  /** From when on changes are not in the list; of the first page. */
  changeCursor: string | null;
}

export type List = InfiniteData<ListPage, string | null>;

/** The row of what the gateway tells: long texts cut, payload values by their path. */
export function rowOf({ values, ...node }: Node, paths: readonly string[]): Row {
  const row: Row = node;
  if (node.prompt !== undefined) row.prompt = cut(node.prompt);
  if (node.output !== undefined) row.output = cut(node.output);
  if (node.failureReason !== undefined) row.failureReason = cut(node.failureReason);
  if (values) row.at = Object.fromEntries(paths.map((path, index) => [path, values[index]]));
  return row;
}

function cut(text: string | null): string | null {
  if (text === null || text.length <= SHOWN_CHARACTERS) return text;
  // A copy: a slice would keep the whole text in memory.
  return structuredClone(`${text.slice(0, SHOWN_CHARACTERS)}…`);
}

export interface Asked {
  filter: CompletionFilter | undefined;
  orderBy: CompletionOrder[];
  wanted: Wanted;
}

/** What is asked for less, in steps: prompts and outputs first, which are the largest by far. */
const LESS: readonly (readonly [NonNullable<Row["lacks"]>, Partial<Wanted>])[] = [
  ["texts", { withPrompt: false, withOutput: false }],
  [
    "payload",
    { withPrompt: false, withOutput: false, withReason: false, withValues: false, paths: [] },
  ],
];

/**
 * One page, the first where `after` is null.
 *
 * A few calls of 16 MB are more than an answer may have: then it comes without what is cut anyway.
 */
export async function askPage(
  asked: Asked,
  after: string | null,
  signal?: AbortSignal,
  first = PAGE_ROWS,
): Promise<ListPage> {
  try {
    return await askOnce(asked, after, signal, first);
  } catch (thrown) {
    return await askLess(asked, thrown, (less) => askOnce(less, after, signal, first));
  }
}

async function askLess(
  asked: Asked,
  refused: unknown,
  ask: (less: Asked) => Promise<ListPage>,
): Promise<ListPage> {
  let last = refused;
  let { wanted } = asked;
  for (const [lacks, without] of LESS) {
    if (asApiError(last).code !== "QUERY_TOO_COMPLEX") throw last;
    const less = { ...wanted, ...without };
    // What was not asked for is not what was too much.
    if (printExact(less) === printExact(wanted)) continue;
    wanted = less;
    try {
      const page = await ask({ ...asked, wanted });
      return { ...page, nodes: page.nodes.map((row) => ({ ...row, lacks })) };
    } catch (thrown) {
      last = thrown;
    }
  }
  throw last;
}

async function askOnce(
  { filter, orderBy, wanted }: Asked,
  after: string | null,
  signal: AbortSignal | undefined,
  first: number,
): Promise<ListPage> {
  const { data, errors } = await request(
    LIST,
    {
      filter: filter ?? null,
      orderBy,
      first,
      after,
      isFirst: after === null,
      ...wanted,
    },
    signal ? { signal } : {},
  );
  // A list that failed is null, with its error.
  if (!data.completions) throw errors[0] ?? new Error("the list is missing");
  const { nodes, pageInfo } = data.completions;
  return {
    nodes: nodes.map((node) => rowOf(node, wanted.paths)),
    pageInfo,
    changeCursor: data.changeCursor ?? null,
  };
}

export function completionList(asked: Asked) {
  return infiniteQueryOptions({
    queryKey: ["completions", asked.filter ?? {}, asked.orderBy, asked.wanted] as const,
    queryFn: ({ pageParam, signal }) => askPage(asked, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }, pages) =>
      pageInfo.hasNextPage && pages.length * PAGE_ROWS < MOST_ROWS ? pageInfo.endCursor : undefined,
  });
}
