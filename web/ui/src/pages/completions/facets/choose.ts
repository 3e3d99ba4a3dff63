/** Values of a facet in the filter: those that are chosen, of which any may hold, and those left out. */
import type { CompletionFilter } from "@/gql/graphql";
import { withCondition, withoutCondition } from "@/state/conditions";
import type { Facet } from "./facet";

/** None of a name is null. */
export type Value = string | null;

/** The one condition that some values of a facet are. */
function conditionOf(facet: Facet, values: readonly Value[]): CompletionFilter {
  const named = values.filter((each) => each !== null);
  const [first] = named;
  if (facet.key === "graded") return { graded: first === "yes" };
  const isTags = facet.key === "tags";
  const some = (is: object): CompletionFilter => ({ [facet.key]: is });
  const none = some(isTags ? { isEmpty: true } : { isNull: true });
  if (first === undefined) return none;
  const one = isTags ? { has: first } : { eq: first };
  const any = isTags ? { hasAny: named } : { in: named };
  const found = some(named.length === 1 ? one : any);
  return values.includes(null) ? { or: [found, none] } : found;
}

export interface Chosen {
  values: readonly Value[];
  /** The filter without them: what the facet is counted under. */
  rest: CompletionFilter | undefined;
}

/** What of the filter was chosen in the facet. Other conditions on its field stay among the rest. */
export function chosenOf(filter: CompletionFilter | undefined, facet: Facet): Chosen {
  if (!filter) return { values: [], rest: filter };
  for (const key of [facet.key, "or"] as const) {
    if (filter[key] == null) continue;
    const values = valuesOf({ [key]: filter[key] }, facet);
    if (values) return { values, rest: without(filter, key) };
  }
  const all = listOf(filter.and);
  for (const [index, each] of all.entries()) {
    const values = valuesOf(each, facet);
    if (!values) continue;
    const others = all.filter((_, at) => at !== index);
    const rest = without(filter, "and");
    return { values, rest: others.length > 0 ? { ...rest, and: others } : rest };
  }
  return { values: [], rest: filter };
}

/** The values that a condition stands for; null where it is another. */
function valuesOf(condition: CompletionFilter, facet: Facet): Value[] | null {
  if (!isRecord(condition)) return null;
  const [[key, is] = [], ...more] = Object.entries(condition) as [string, unknown][];
  if (more.length > 0 || is == null) return null;
  if (key === "or") {
    const each = listOf(is as CompletionFilter[]).map((one) => valuesOf(one, facet));
    return each.length > 0 && each.every((values) => values !== null) ? each.flat() : null;
  }
  if (key !== facet.key) return null;
  if (typeof is === "boolean") return [is ? "yes" : "no"];
  if (!isRecord(is)) return null;
  const [[operator, of] = [], ...others] = Object.entries(is) as [string, unknown][];
  if (others.length > 0) return null;
  if ((operator === "isNull" || operator === "isEmpty") && of === true) return [null];
  if ((operator === "eq" || operator === "has") && typeof of === "string") return [of];
  if (operator !== "in" && operator !== "hasAny") return null;
  const isTexts = Array.isArray(of) && of.every((each) => typeof each === "string");
  return isTexts ? of : null;
}

/** An address may hold any JSON: what is of another shape is none that was chosen here. */
function isRecord(of: unknown): of is object {
  return typeof of === "object" && of !== null && !Array.isArray(of);
}

function listOf<T>(of: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(of) ? (of as readonly T[]) : [];
}

function without(filter: CompletionFilter, key: keyof CompletionFilter) {
  const others = { ...filter };
  Reflect.deleteProperty(others, key);
  return Object.keys(others).length > 0 ? others : undefined;
}

/** With the value beside those that are chosen; without it where it was. Other conditions stay. */
export function toggled(
  filter: CompletionFilter | undefined,
  facet: Facet,
  value: Value,
): CompletionFilter | undefined {
  const { values, rest } = chosenOf(filter, facet);
  const others = values.filter((each) => each !== value);
  // Graded and not graded together are all.
  const kept = facet.key === "graded" ? [] : others;
  const next = others.length < values.length ? others : [...kept, value];
  return next.length > 0 ? withCondition(rest, conditionOf(facet, next)) : rest;
}

/** All but what has the value, beside what is filtered by. */
export function leftOut(
  filter: CompletionFilter | undefined,
  facet: Facet,
  value: Value,
): CompletionFilter {
  const { values } = chosenOf(filter, facet);
  const others = values.includes(value) ? toggled(filter, facet, value) : filter;
  return withoutCondition(others, conditionOf(facet, [value]));
}
