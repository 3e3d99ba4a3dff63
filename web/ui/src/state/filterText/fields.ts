/** The fields that conditions are on: their names in a text, and what may be said of them. */
import type { SuggestField } from "@/gql/graphql";

const COMPARED = ["gt", "gte", "lt", "lte"];
const EQUAL = ["eq", "ne", "in", "notIn", "isNull"];
const PARTS = ["startsWith", "endsWith", "contains"];

/** What may be said of a value, by its type. */
export const OPERATORS = {
  text: [...EQUAL, ...PARTS],
  id: EQUAL,
  enum: EQUAL,
  date: ["eq", "ne", ...COMPARED],
  float: ["eq", "ne", "isNull", ...COMPARED],
  long: [...EQUAL, ...COMPARED],
  dollars: [...EQUAL, ...COMPARED],
  names: ["has", "hasAll", "hasAny", "hasNone", "isEmpty"],
  json: ["eq", "ne", "in", "notIn", "exists", ...PARTS, ...COMPARED],
  boolean: ["is"],
  ofTask: ["is"],
  search: ["is"],
} as const satisfies Record<string, readonly string[]>;

export type Type = keyof typeof OPERATORS;

export interface Field {
  /** In a text. */
  name: string;
  /** In the API's filter; `grader.kind` stands in another object. */
  key: string;
  type: Type;
  values?: readonly string[];
  suggest?: SuggestField;
  /** Which conditions an index serves; docs/filters.md, "What is fast". */
  served: "all" | "equal" | "none";
}

/** Of a list of conditions on paths: what a name begins with, and where the path is in an item. */
export interface PathField {
  key: string;
  pathKey: "path" | "key";
  prefixes: readonly string[];
  /** Whether the prefix is part of the path. */
  isRoot: boolean;
}

export interface Table {
  fields: readonly Field[];
  paths: readonly PathField[];
  /** Whether `feedback.some(…)` may stand beside them. */
  hasFeedback?: boolean;
}

type More = Partial<Omit<Field, "name" | "key" | "type">>;
const field = (name: string, key: string, type: Type, more: More = {}): Field => ({
  name,
  key,
  type,
  served: "all",
  ...more,
});
const unserved = { served: "none" } as const;

const OPERATIONS = ["CHAT", "COMPLETION", "EMBEDDING", "IMAGE", "AUDIO", "RERANK"];
const FINISHES = ["STOP", "LENGTH", "TOOL_CALLS", "CONTENT_FILTER", "REFUSAL", "ERROR", "OTHER"];

const METADATA: PathField = {
  key: "metadata",
  pathKey: "key",
  prefixes: ["metadata."],
  isRoot: false,
};

export const COMPLETION: Table = {
  fields: [
    field("status", "status", "enum", { values: ["STARTED", "FINISHED", "FAILED"] }),
    field("tag", "tags", "names", { suggest: "TAG" }),
    field("model", "model", "text", { suggest: "MODEL" }),
    field("failure", "failureKind", "text", { suggest: "FAILURE_KIND" }),
    field("duration", "duration", "float"),
    field("tokens", "totalTokens", "long"),
    field("cost", "cost", "dollars"),
    field("user", "userId", "text", { suggest: "USER", served: "equal" }),
    field("session", "sessionId", "id", { suggest: "SESSION" }),
    field("provider", "provider", "text", { suggest: "PROVIDER", served: "equal" }),
    field("kind", "kind", "enum", { values: ["CHAT", "PROMPT"] }),
    field("operation", "operation", "enum", { values: OPERATIONS, served: "equal" }),
    field("finish", "finishReason", "enum", { values: FINISHES, served: "equal" }),
    field("tool", "toolNames", "names", { suggest: "TOOL_NAME", served: "equal" }),
    field("graded", "graded", "boolean"),
    field("altered", "isAltered", "boolean"),
    field("task", "ungradedForTask", "ofTask"),
    field("text", "text", "search"),
    field("id", "id", "id"),
    field("created", "createdAt", "date"),
    field("updated", "updatedAt", "date"),
    field("prompt_tokens", "promptTokens", "long", unserved),
    field("completion_tokens", "completionTokens", "long", unserved),
    field("cached_tokens", "cachedTokens", "long", unserved),
    field("reasoning_tokens", "reasoningTokens", "long", unserved),
    field("first_token", "timeToFirstToken", "float", unserved),
    field("version", "promptVersion", "text", unserved),
  ],
  paths: [
    {
      key: "payload",
      pathKey: "path",
      prefixes: ["request.", "response.", "extra."],
      isRoot: true,
    },
    METADATA,
  ],
  hasFeedback: true,
};

export const FEEDBACK: Table = {
  fields: [
    field("task", "taskId", "id"),
    field("id", "id", "id"),
    field("version", "taskVersion", "long"),
    field("token", "tokenId", "id"),
    field("grader.kind", "grader.kind", "enum", { values: ["HUMAN", "PROGRAM", "MODEL"] }),
    field("grader.id", "grader.id", "id"),
    field("grader.name", "grader.name", "text"),
    field("created", "createdAt", "date"),
    field("updated", "updatedAt", "date"),
    field("adjudicates", "adjudicates", "boolean"),
  ],
  paths: [{ key: "values", pathKey: "path", prefixes: ["answer."], isRoot: false }],
};

/** Of a list of feedback; of its completions a text has no form. */
export const GRADE: Table = {
  ...FEEDBACK,
  fields: [
    ...FEEDBACK.fields,
    field("call", "completionId", "id"),
    field("comment", "comment", "text", unserved),
  ],
};

export const SESSION: Table = {
  fields: [
    field("id", "id", "id", { suggest: "SESSION" }),
    field("name", "name", "text"),
    field("calls", "completionCount", "long"),
    field("failed", "failedCount", "long"),
    field("tokens", "totalTokens", "long"),
    field("cost", "cost", "dollars"),
    field("tag", "tags", "names", { suggest: "TAG" }),
    field("user", "user", "text", { suggest: "USER" }),
    field("began", "createdAt", "date"),
    field("last", "lastActivityAt", "date"),
    field("text", "text", "search"),
  ],
  paths: [METADATA],
};

export interface Found {
  field: Field;
  path?: string;
}

/** By its name in a text, or by the API's. */
export function fieldNamed(name: string, { fields, paths }: Table): Found | null {
  const found =
    fields.find((each) => each.name === name) ?? fields.find((each) => each.key === name);
  if (found) return { field: found };
  for (const { key, prefixes, isRoot } of paths) {
    const prefix = prefixes.find((each) => name.startsWith(each));
    if (prefix === undefined) continue;
    const path = isRoot ? name : name.slice(prefix.length);
    return { field: { name: prefix, key, type: "json", served: "none" }, path };
  }
  return null;
}

export function fieldOf(key: string, table: Table): Field | null {
  const found = table.fields.find((each) => each.key === key);
  if (found) return found;
  const list = table.paths.find((each) => each.key === key);
  return list ? { name: list.prefixes[0] ?? "", key, type: "json", served: "none" } : null;
}

/** The name in a text of what has a path: with its root, or after its prefix. */
export function nameOf(key: string, path: string | undefined, table: Table): string {
  const list = table.paths.find((each) => each.key === key);
  if (path === undefined || !list) return fieldOf(key, table)?.name ?? key;
  const prefix = list.isRoot
    ? (list.prefixes.find((each) => path.startsWith(each)) ?? "")
    : (list.prefixes[0] ?? "");
  const rest = list.isRoot ? path.slice(prefix.length) : path;
  return prefix + (/^[\p{L}\p{N}_.$@/\\-]+$/u.test(rest) ? rest : JSON.stringify(rest));
}
