/** How many would be tagged, and tagging them: by id in batches, or by the filter at once. */
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter } from "@/gql/graphql";
import { type Wait, askPatiently } from "@/state/patient";
import type { Told } from "@/state/useExport";
import type { Selection } from "./selection";

const COUNT = graphql(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`);

const TAG = graphql(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`);

/** Past so many it is typed that it is meant. */
export const MOST_UNASKED = 1000;
/** An `in` of the API takes 1,000. */
const BATCH = 500;

export interface Count {
  count: number;
  isExact: boolean;
}

export async function countOf(
  selection: Selection,
  filter: CompletionFilter | undefined,
  signal?: AbortSignal,
): Promise<Count> {
  if (selection !== "all") return { count: selection.size, isExact: true };
  const { data, errors } = await request(
    COUNT,
    { filter: filter ?? null },
    signal ? { signal } : {},
  );
  if (!data.completions) throw errors[0] ?? new Error("the count is missing");
  return { count: data.completions.totalCount, isExact: data.completions.totalCountIsExact };
}

export interface Tags {
  add: string[];
  remove: string[];
}

async function tagEach(filter: CompletionFilter, tags: Tags, signal: AbortSignal): Promise<number> {
  const { data, errors } = await request(TAG, { input: { filter, ...tags } }, { signal });
  if (!data.tagCompletions) throw errors[0] ?? new Error("the answer is missing");
  return data.tagCompletions.count;
}

/** What may have been done though its answer did not come: asked again, it changes nothing. */
const UNANSWERED = ["OFFLINE", "NO_ANSWER", "BROKEN_OFF", "UNAVAILABLE"];

/**
 * Tag them; returns how many were changed: at least, where an answer did not come.
 *
 * @param progress Told after each batch: how many of the selected have been asked for.
 */
export async function tagAll(
  selection: Selection,
  filter: CompletionFilter | undefined,
  tags: Tags,
  {
    signal,
    progress,
    waits,
  }: Pick<Told, "signal" | "waits"> & { progress: (done: number) => void },
): Promise<Count> {
  const filters: CompletionFilter[] =
    selection === "all"
      ? [filter ?? {}]
      : batches([...selection]).map((ids) => ({ id: { in: ids } }));
  const done: Count = { count: 0, isExact: true };
  const note = (wait: Wait | null) => {
    if (wait && UNANSWERED.includes(wait.code)) done.isExact = false;
    waits(wait);
  };
  for (const [index, each] of filters.entries()) {
    // Tags that are there already are not added again.
    done.count += await askPatiently(() => tagEach(each, tags, signal), note, signal);
    progress(Math.min((index + 1) * BATCH, selection === "all" ? Infinity : selection.size));
  }
  return done;
}

export function batches<T>(all: readonly T[], size = BATCH): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}

/** `prod, test run` as tags: parted by commas, each once. */
export function tagsOf(text: string): string[] {
  return [...new Set(text.split(",").map((each) => each.trim()))].filter((each) => each !== "");
}
