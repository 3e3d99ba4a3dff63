/** What a task selects, in words, and as the API takes it. */
import type { CompletionFilter, FeedbackTaskSelectorInput } from "@/gql/graphql";
import { printFilter } from "./filterText";
import { object } from "./search";

/** As the gateway returns it. */
export interface Selector {
  tags: { all: string[]; any: string[]; none: string[] };
  filter: unknown;
  sampleRate: number;
  from: string | null;
  to: string | null;
}

export const EVERYTHING: Selector = {
  tags: { all: [], any: [], none: [] },
  filter: null,
  sampleRate: 1,
  from: null,
  to: null,
};

export function filterOf(selector: Selector): CompletionFilter | undefined {
  return object<CompletionFilter>()(selector.filter);
}

/** @param typed In place of its filter; null if nothing is typed. */
export function withTyped(
  selector: Selector,
  typed: { filter: CompletionFilter | undefined } | null,
): Selector {
  return typed ? { ...selector, filter: typed.filter ?? null } : selector;
}

/**
 * Each condition in words: `tagged prod and support`, `status:failed`, `25 % of them`.
 *
 * @param shownTime How a time is written; as it came if it is not given.
 */
export function selectorWords(
  selector: Selector,
  shownTime: (at: string) => string = (at) => at,
): string[] {
  const { tags, sampleRate, from, to } = selector;
  const text = printFilter(filterOf(selector));
  return [
    tags.all.length > 0 && `tagged ${tags.all.join(" and ")}`,
    tags.any.length > 0 && `tagged ${tags.any.join(" or ")}`,
    tags.none.length > 0 && `not tagged ${tags.none.join(" or ")}`,
    text !== "" && text,
    from !== null && `from ${shownTime(from)}`,
    to !== null && `before ${shownTime(to)}`,
    sampleRate !== 1 && `${percent(sampleRate)} of them`,
  ].filter((each) => each !== false);
}

/** Without the noise of binary fractions: 0.07 is 7 %. */
export function percent(rate: number): string {
  return `${String(Number((rate * 100).toPrecision(12)))} %`;
}

/** What is not given is left out: the gateway takes no null for it. */
export function inputOf(selector: Selector): FeedbackTaskSelectorInput {
  const { tags, sampleRate, from, to } = selector;
  const filter = filterOf(selector);
  return {
    tags,
    sampleRate,
    ...(filter && { filter }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
  };
}
