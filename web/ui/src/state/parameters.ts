/** What pages take in their addresses, where it is more than a text: routes.tsx has which. */
import type { CompletionFilter } from "@/gql/graphql";
import { groupingOf } from "./dimensions";
import { object, textFor } from "./search";

/** What is said of a parameter that narrows what is shown, where it cannot be read. */
const FILTER = "is no filter: one would be given once, as JSON.";
const RANGE =
  "is no range of time: it may be -24h, or two moments, 2026-11-18T18:00:00Z..2026-11-19T09:00:00Z, " +
  "of which one may be left out.";
export const LIST = { f: FILTER, r: RANGE };
export const SIDE = "is neither a filter nor an id.";

export const groupName = textFor((name) => groupingOf(name) !== null);

/** All, a band, or what groups: pages/compare/filters/Shares.tsx. */
export const shareName = textFor(
  (name) => ["all", "duration", "tokens"].includes(name) || groupingOf(name) !== null,
);

/** What begins as a filter and is none, since its end is missing, is no id. */
const id = textFor((said) => !/^[{[]/.test(said));

export function idOrFilter(value: unknown): string | CompletionFilter | undefined {
  return id(value) ?? object<CompletionFilter>()(value);
}
