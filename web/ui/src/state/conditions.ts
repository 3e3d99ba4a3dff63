/** Add a condition to a filter, as short as it can be said. */
import type { CompletionFilter } from "@/gql/graphql";

export function withCondition(
  filter: CompletionFilter | undefined,
  condition: CompletionFilter,
): CompletionFilter {
  if (!filter) return condition;
  const isFree = Object.keys(condition).every((key) => !(key in filter));
  if (isFree) return { ...filter, ...condition };
  const all = filter.and ?? [];
  // To add it twice says nothing more.
  const text = JSON.stringify(condition);
  if (all.some((each) => JSON.stringify(each) === text)) return filter;
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
  return JSON.stringify(filter[key as keyof CompletionFilter]) === JSON.stringify(value);
}
