/** Add a condition to a filter, as short as it can be said. */
import type { CompletionFilter } from "@/gql/graphql";
import { printExact } from "./jsonText";

export function withCondition(
  filter: CompletionFilter | undefined,
  condition: CompletionFilter,
): CompletionFilter {
  if (!filter) return condition;
  const isFree = Object.keys(condition).every((key) => !(key in filter));
  if (isFree) return { ...filter, ...condition };
  const all = filter.and ?? [];
  // To add it twice says nothing more.
  const text = printExact(condition);
  if (all.some((each) => printExact(each) === text)) return filter;
  if (Object.entries(condition).every(([key, value]) => sameAt(filter, key, value))) return filter;
  return { ...filter, and: [...all, condition] };
}

export function withoutCondition(
  filter: CompletionFilter | undefined,
  condition: CompletionFilter,
): CompletionFilter {
  return withCondition(filter, { not: condition });
}

function sameAt(filter: CompletionFilter, key: string, value: unknown): boolean {
  return printExact(filter[key as keyof CompletionFilter]) === printExact(value);
}
