/** What an answer begins as. */
import type { Json } from "./json";
import { type Root, type Schema, isSchema, wholeOf } from "./schema";

/** The nesting up to which what is not there yet gets its defaults. */
const DEEPEST_DEFAULT = 8;

/** What an answer begins as: defaults, what is fixed, and the objects that are required. */
export function startOf(
  root: Root,
  schema: unknown,
  isRequired = true,
  depth = 0,
): Json | undefined {
  if (depth > DEEPEST_DEFAULT) return undefined;
  let whole: Schema;
  try {
    whole = wholeOf(root, schema, undefined).schema;
  } catch {
    return undefined;
  }
  if (whole.default !== undefined) return whole.default as Json;
  if ("const" in whole) return isRequired ? (whole.const as Json) : undefined;
  if (!isRequired || !isSchema(whole.properties)) return undefined;
  const names = Array.isArray(whole.required) ? (whole.required as unknown[]) : [];
  const entries = Object.entries(whole.properties).flatMap(([key, each]) => {
    const start = startOf(root, each, names.includes(key), depth + 1);
    return start === undefined ? [] : [[key, start] as const];
  });
  return Object.fromEntries(entries);
}
