/** What could go on where the caret stands: fields, operators, values. */
import type { SuggestField } from "@/gql/graphql";
import {
  COMPLETION,
  type Field,
  OPERATORS,
  type Table,
  fieldNamed,
} from "@/state/filterText/fields";
import { isOfTasks } from "@/state/filterText/tasks";
import { isObject } from "@/state/filterText/tree";

export interface Option {
  label: string;
  hint?: string;
  /** What takes the place of what was typed. */
  insert: string;
}

/** What was typed, and what to ask the gateway for. */
export interface Place {
  from: number;
  to: number;
  prefix: string;
  options: Option[];
  ask?: { field: SuggestField; key?: string; insert: (name: string) => string };
  /** Whether paths of payloads go on here. */
  wantsPaths: boolean;
  /** Whether the name of a task does. */
  wantsTasks?: boolean;
}

const SIGNS = [":", ">", ">=", "<", "<=", "~"] as const;
const SIGN_WORDS: Record<(typeof SIGNS)[number], [string, string]> = {
  ":": ["eq", "is"],
  ">": ["gt", "more than"],
  ">=": ["gte", "at least"],
  "<": ["lt", "less than"],
  "<=": ["lte", "at most"],
  "~": ["contains", "contains"],
};

export function placeAt(text: string, caret: number, table: Table = COMPLETION): Place {
  const before = text.slice(0, caret);
  const token = /(?:^|[\s(])-?([^\s()"]*(?:"[^"]*)?)$/.exec(before)?.[1] ?? "";
  const parts = /^([^:<>=~!]+)(!=|>=|<=|[:=~<>])(.*)$/.exec(token);
  if (!parts) return nameAt(token, caret, table);
  const [, name = "", , values = ""] = parts;
  const prefix = values.slice(values.lastIndexOf(",") + 1).replace(/^["*]+/, "");
  const from = caret - (values.length - values.lastIndexOf(",") - 1);
  return valueAt(name, prefix, { from, to: caret }, table);
}

function nameAt(prefix: string, to: number, table: Table): Place {
  const place: Place = { from: to - prefix.length, to, prefix, options: [], wantsPaths: false };
  const roots = table.paths.flatMap(({ prefixes }) => prefixes);
  const hasPayload = table.paths.some(({ isRoot }) => isRoot);
  if (hasPayload && /^(request|response|extra)\./.test(prefix))
    return { ...place, wantsPaths: true };
  if (roots.includes("metadata.") && prefix.startsWith("metadata.")) {
    const insert = (name: string) => `metadata.${quotedIfNeeded(name)}:`;
    return { ...place, prefix: prefix.slice(9), ask: { field: "METADATA_KEY", insert } };
  }
  const exact = fieldNamed(prefix, table);
  if (exact) return { ...place, options: signsOf(exact.field) };
  const begin = table.fields.filter(({ name }) => name.startsWith(prefix.toLowerCase()));
  const options = [
    ...begin.map((field) => ({ label: field.name, insert: field.name + firstSign(field) })),
    ...[...roots, ...(table.hasFeedback ? ["feedback.some("] : [])]
      .filter((each) => each.startsWith(prefix))
      .map((each) => ({ label: each, insert: each })),
  ];
  return { ...place, options };
}

const firstSign = ({ type }: Field) => (/^(float|long|dollars|date)$/.test(type) ? ">=" : ":");

function signsOf({ name, type }: Field): Option[] {
  const operators: readonly string[] = OPERATORS[type];
  return SIGNS.flatMap((sign) => {
    const [operator, hint] = SIGN_WORDS[sign];
    const isThere = operators.includes(operator) || sign === ":";
    return isThere ? [{ label: name + sign, hint, insert: name + sign }] : [];
  });
}

function valueAt(
  name: string,
  prefix: string,
  at: Pick<Place, "from" | "to">,
  table: Table,
): Place {
  const place: Place = { ...at, prefix, options: [], wantsPaths: false };
  const found = fieldNamed(name, table);
  if (!found) return place;
  const { field, path } = found;
  const options = wordsOf(field)
    .filter((each) => each.startsWith(prefix.toLowerCase()))
    .map((each) => ({ label: each, insert: each }));
  if (field.key === "metadata" && path !== undefined) {
    const insert = (value: string) => value;
    return { ...place, options, ask: { field: "METADATA_VALUE", key: path, insert } };
  }
  if (isOfTasks(field)) return { ...place, wantsTasks: true };
  if (!field.suggest) return { ...place, options };
  return { ...place, options, ask: { field: field.suggest, insert: quotedIfNeeded } };
}

function wordsOf({ type, values }: Field): string[] {
  if (type === "boolean") return ["yes", "no"];
  if (type === "json") return ["exists"];
  return (values ?? []).map((each) => each.toLowerCase());
}

export function quotedIfNeeded(name: string): string {
  return /^[\p{L}\p{N}_@#+][\p{L}\p{N}_.:@/#+%=-]*$/u.test(name) ? name : JSON.stringify(name);
}

const MOST_PATHS = 500;
const DEEPEST = 8;

/** The paths in a payload, as filters take them: what is in a list without its positions. */
export function pathsIn(root: string, value: unknown): string[] {
  const found = new Set<string>();
  const look = (path: string, at: unknown, depth: number) => {
    if (found.size >= MOST_PATHS || depth > DEEPEST) return;
    if (Array.isArray(at)) at.slice(0, 3).forEach((each: unknown) => look(path, each, depth + 1));
    else if (isObject(at)) {
      for (const [key, inner] of Object.entries(at)) {
        const escaped = key === "" ? "\\e" : key.replace(/[\\.]/g, "\\$&");
        found.add(`${path}.${escaped}`);
        look(`${path}.${escaped}`, inner, depth + 1);
      }
    }
  };
  look(root, value, 0);
  return [...found];
}
