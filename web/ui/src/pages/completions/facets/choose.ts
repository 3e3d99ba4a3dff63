/** A value of a facet in the filter: chosen, left out, or neither. */
import type { CompletionFilter } from "@/gql/graphql";
import { equal } from "@/state/filterText/tree";
import type { Facet } from "./facet";

/** The condition that a value stands for; what has none is null. */
export function conditionOf({ key }: Facet, value: string | null): CompletionFilter {
  if (key === "tags") return { tags: value === null ? { isEmpty: true } : { has: value } };
  const condition = value === null ? { isNull: true } : { eq: value };
  return { [key]: condition };
}

export function isChosen(
  filter: CompletionFilter | undefined,
  facet: Facet,
  value: string | null,
): boolean {
  return equal(filter?.[facet.key], conditionOf(facet, value)[facet.key]);
}

/** With the value alone; without it where it was chosen. Other conditions stay. */
export function toggled(
  filter: CompletionFilter | undefined,
  facet: Facet,
  value: string | null,
): CompletionFilter | undefined {
  const others = { ...filter };
  Reflect.deleteProperty(others, facet.key);
  const next = isChosen(filter, facet, value)
    ? others
    : { ...others, ...conditionOf(facet, value) };
  return Object.keys(next).length > 0 ? next : undefined;
}

/** All but what has the value, beside what is filtered by. */
export function without(
  filter: CompletionFilter | undefined,
  facet: Facet,
  value: string | null,
): CompletionFilter {
  const not = conditionOf(facet, value);
  if (!filter?.not) return { ...filter, not };
  return { ...filter, and: [...(filter.and ?? []), { not }] };
}
