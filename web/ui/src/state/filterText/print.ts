/** A tree as text. */
import { printExact } from "../jsonText";
import { COMPLETION, FEEDBACK, type Table, type Type, fieldOf, nameOf } from "./fields";
import type { Node, Term } from "./tree";

const SIGNS: Record<string, string> = { gt: ">", gte: ">=", lt: "<", lte: "<=", contains: "~" };

/** @param isInner Whether it stands beside other things, so that alternatives need parentheses. */
export function print(nodes: readonly Node[], table: Table = COMPLETION, isInner = false): string {
  if (nodes.length === 0) return isInner ? "{}" : "";
  const isAlone = nodes.length === 1 && !isInner;
  return nodes.map((node) => printNode(node, table, isAlone)).join(" ");
}

function printNode(node: Node, table: Table, isAlone: boolean): string {
  switch (node.kind) {
    case "term":
      return printTerm(node, table);
    case "any": {
      const text = node.alternatives.map((each) => print(each, table, true)).join(" OR ");
      return isAlone ? text : `(${text})`;
    }
    case "group":
      return `(${print(node.items, table, true)})`;
    case "not":
      return `NOT ${printNegated(node.items, table)}`;
    case "feedback":
      return `feedback.${node.which}(${print(node.items, FEEDBACK)})`;
    case "json":
      return printExact(node.filter);
  }
}

function printNegated(items: readonly Node[], table: Table): string {
  const [only, ...others] = items;
  const isWords = only?.kind === "term" && only.isWord;
  const text = print(items, table, true);
  return others.length > 0 || isWords || only?.kind === "group" ? `(${text})` : text;
}

export function printTerm(term: Term, table: Table): string {
  const { key, path, op, value, anyCase, isWord } = term;
  if (isWord) return String(value);
  const name = nameOf(key, path, table);
  const type = fieldOf(key, table)?.type ?? "json";
  const mode = anyCase ? "/i" : "";
  const sign = SIGNS[op] ?? ":";
  switch (op) {
    case "startsWith":
      return `${name}:${printValue(value, type)}*${mode}`;
    case "endsWith":
      return `${name}:*${printValue(value, type)}${mode}`;
    case "isNull":
    case "isEmpty":
      return `${value === false ? "-" : ""}${name}:null`;
    case "exists":
      return `${value === false ? "-" : ""}${name}:exists`;
    case "hasAll":
      return list(value)
        .map((each) => `${name}:${printValue(each, type)}`)
        .join(" ");
    case "in":
    case "hasAny":
    case "notIn":
    case "hasNone":
      return `${/^(notIn|hasNone)$/.test(op) ? "-" : ""}${name}:${printList(value, type, op)}${mode}`;
    default:
      return `${op === "ne" ? "-" : ""}${name}${sign}${printValue(value, type)}${mode}`;
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function printList(value: unknown, type: Type, op: string): string {
  const items = list(value).map((each) => printValue(each, type));
  return items.join(",") + (items.length === 1 && op !== "hasNone" ? "," : "");
}

const PLAIN = /^[\p{L}\p{N}_@#+][\p{L}\p{N}_.:@/#+%=-]*$/u;

export function printValue(value: unknown, type: Type): string {
  if (type === "boolean") return value === true ? "yes" : value === false ? "no" : "?";
  if (type === "enum" && typeof value === "string") return value.toLowerCase();
  if (type === "json" || typeof value !== "string") return printExact(value);
  const isPlain = PLAIN.test(value) && value !== "null" && !value.endsWith("/i");
  const isNumber = type === "dollars" && /^-?[\d.]+$/.test(value);
  return isPlain || isNumber ? value : JSON.stringify(value);
}
