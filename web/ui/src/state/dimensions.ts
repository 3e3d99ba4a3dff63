/** What completions are grouped by, and the condition that a group stands for. */
import type { CompletionFilter, Dimension, DimensionField } from "@/gql/graphql";

const FIELDS = {
  model: ["MODEL", "Model", "model"],
  tag: ["TAG", "Tag", "tags"],
  user: ["USER", "User", "userId"],
  kind: ["KIND", "Kind", "kind"],
  failure: ["FAILURE_KIND", "Failure", "failureKind"],
  status: ["STATUS", "Status", "status"],
  provider: ["PROVIDER", "Provider", "provider"],
  operation: ["OPERATION", "Operation", "operation"],
  finish: ["FINISH_REASON", "Finish reason", "finishReason"],
  version: ["PROMPT_VERSION", "Prompt version", "promptVersion"],
  tool: ["TOOL_NAME", "Tool", "toolNames"],
  session: ["SESSION", "Session", "sessionId"],
} as const satisfies Record<string, readonly [DimensionField, string, keyof CompletionFilter]>;

type FieldName = keyof typeof FIELDS;

const METADATA = "metadata.";
const ENUMS: readonly string[] = ["kind", "status", "operation", "finish"];
const LISTS: readonly string[] = ["tag", "tool"];
/** Of a longer name the first 200 characters are shown: it cannot be filtered by. */
const LONGEST = 200;

/**
 * Whether the index has the beginning of a name alone: it is none to filter by. Of what has a NUL, too,
 * which stands as a space: at its beginning that is told from a name that ends with such a mark itself.
 */
export function isCutName(text: string | null): boolean {
  return text !== null && text.endsWith("…") && (text.length >= LONGEST || text.startsWith(" "));
}

export interface Grouping {
  /** In an address: `model`, or `metadata.customer`. */
  name: string;
  title: string;
  dimension: Dimension;
  /** The key of the metadata, if it is one. */
  key: string | null;
  /** Whether a completion can be in several groups, so that they add up to more than there are. */
  isList: boolean;
}

export interface Group {
  text: string | null;
  /** Of metadata the value itself. */
  value: unknown;
}

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** @returns null for what is none. */
export function groupingOf(name: string): Grouping | null {
  if (name.startsWith(METADATA)) {
    const key = name.slice(METADATA.length);
    return { name, title: key, dimension: { metadata: key }, key, isList: true };
  }
  if (!isField(name)) return null;
  const [field, title] = FIELDS[name];
  return { name, title, dimension: { field }, key: null, isList: LISTS.includes(name) };
}

export const metadataName = (key: string) => METADATA + key;

/** @returns null for a name that is cut: it is not known whole. */
export function conditionOf({ name, key }: Grouping, { text, value }: Group) {
  if (isCutName(text)) return null;
  return key === null ? ofField(name, text) : ofMetadata(key, value);
}

function ofField(name: string, text: string | null): CompletionFilter | null {
  if (!isField(name)) return null;
  const key = FIELDS[name][2];
  if (LISTS.includes(name)) return { [key]: text === null ? { isEmpty: true } : { has: text } };
  return { [key]: text === null ? { isNull: true } : { eq: text } };
}

function ofMetadata(key: string, value: unknown): CompletionFilter {
  if (value !== null && value !== undefined) return { metadata: [{ key, eq: value }] };
  return {
    or: [{ metadata: [{ key, exists: false }] }, { metadata: [{ key, eq: null }] }],
  };
}

/** For people. */
export function groupWords({ name }: Grouping, text: string | null): string {
  if (text === null) return name === "failure" ? "no failure" : "none";
  return ENUMS.includes(name) ? text.toLowerCase().replaceAll("_", " ") : text;
}

function isField(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}
