/** Rows of the visual editor, and conditions as text: each from the other. */
import {
  COMPLETION,
  type Field,
  OPERATORS,
  fieldNamed,
  fieldOf,
  nameOf,
} from "@/state/filterText/fields";
import { printValue } from "@/state/filterText/print";
import { type Node, type Term, printNodes } from "@/state/filterText";

export type EditedRow =
  | { kind: "field"; name: string; path: string; operator: string; value: string }
  /** What is no single condition on a field: alternatives, NOT, feedback, JSON. */
  | { kind: "text"; text: string };

/** As people choose them; `is` is `eq`, `has`, or the value itself. */
export const OPERATOR_WORDS: Record<string, string> = {
  is: "is",
  "is not": "is not",
  gt: "is more than",
  gte: "is at least",
  lt: "is less than",
  lte: "is at most",
  startsWith: "begins with",
  endsWith: "ends with",
  contains: "contains",
  "is there": "is there",
  "is not there": "is not there",
};

const SIGNS: Record<string, string> = { gt: ">", gte: ">=", lt: "<", lte: "<=", contains: "~" };
const EMPTY = { isNull: false, isEmpty: false, exists: true } as const;

function emptyOf({ type }: Field): keyof typeof EMPTY | undefined {
  const all: readonly string[] = OPERATORS[type];
  return (["isNull", "isEmpty", "exists"] as const).find((each) => all.includes(each));
}

export function choicesOf(name: string): { operators: string[]; values: readonly string[] | null } {
  const field = fieldNamed(name, COMPLETION)?.field;
  if (!field) return { operators: ["is"], values: null };
  const all: readonly string[] = OPERATORS[field.type];
  const operators = Object.keys(OPERATOR_WORDS).filter((each) => {
    if (each === "is") return true;
    if (each === "is not") return all.includes("ne") || all.includes("hasNone");
    return all.includes(each) || (each.startsWith("is ") && emptyOf(field) !== undefined);
  });
  if (field.type === "boolean") return { operators, values: ["yes", "no"] };
  return { operators, values: field.values?.map((each) => each.toLowerCase()) ?? null };
}

export function rowOf(node: Node): EditedRow {
  const text = printNodes([node]);
  if (node.kind !== "term" || node.isWord || node.anyCase) return { kind: "text", text };
  const row = fieldRow(node);
  return row && textOf(row) === text ? row : { kind: "text", text };
}

function fieldRow(term: Term): EditedRow | null {
  const field = fieldOf(term.key, COMPLETION);
  if (!field) return null;
  const full = nameOf(term.key, term.path, COMPLETION);
  const name = term.path === undefined ? full : full.slice(0, full.indexOf(".") + 1);
  const row = { kind: "field" as const, name, path: full.slice(name.length), value: "" };
  if (term.op in EMPTY) {
    const isThere = term.value === EMPTY[term.op as keyof typeof EMPTY];
    return { ...row, operator: isThere ? "is there" : "is not there" };
  }
  const operator = { eq: "is", has: "is", ne: "is not", hasNone: "is not" }[term.op] ?? term.op;
  const of: unknown =
    term.op === "hasNone" && Array.isArray(term.value) ? term.value[0] : term.value;
  const value = typeof of === "string" && field.type !== "json" ? of : printValue(of, field.type);
  return { ...row, operator, value: field.type === "enum" ? value.toLowerCase() : value };
}

export function textOf(row: EditedRow): string {
  if (row.kind === "text") return row.text;
  const { name, path, operator, value } = row;
  const field = fieldNamed(name, COMPLETION)?.field;
  if (!field) return "";
  const of = name + path;
  const empty = emptyOf(field);
  if (operator === "is there") return empty === "exists" ? `${of}:exists` : `-${of}:null`;
  if (operator === "is not there") return empty === "exists" ? `-${of}:exists` : `${of}:null`;
  if (value === "") return "";
  const isRaw = /^(json|enum|boolean|float|long|date|dollars)$/.test(field.type);
  const shown = isRaw ? quotedPart(value) : printValue(value, field.type);
  if (operator === "startsWith") return `${of}:${shown}*`;
  if (operator === "endsWith") return `${of}:*${shown}`;
  return `${operator === "is not" ? "-" : ""}${of}${SIGNS[operator] ?? ":"}${shown}`;
}

/** A value with blanks in it that is no JSON is a text. */
function quotedPart(value: string): string {
  return /[\s(),"]/.test(value) && !/^["[{]/.test(value) ? JSON.stringify(value) : value;
}
