/** The API's filter as a tree whose text leads back to the very same filter. */
import { compile } from "./compile";
import { COMPLETION, FEEDBACK, type Table, fieldOf } from "./fields";
import { parse } from "./parse";
import { print } from "./print";
import { type Json, type Node, type Term, equal, isObject } from "./tree";

export function fromFilter(filter: Json, table: Table = COMPLETION): Node[] {
  const nodes = nodesOf(filter, table);
  if (leadsBack(nodes, filter, table)) return nodes;
  // Part by part it did, but not all of it beside each other.
  return [{ kind: "json", filter }];
}

function nodesOf(filter: Json, table: Table): Node[] {
  // What is in `and` may be there because there is such a thing already: that comes first.
  const entries = Object.entries(filter).sort(
    ([a], [b]) => Number(a === "and") - Number(b === "and"),
  );
  return entries.flatMap(([key, value]) => {
    if (key === "and" && Array.isArray(value) && value.length > 0) {
      return value.flatMap((each: unknown) => ofAnd(each, filter, table));
    }
    const isList = table.paths.some((each) => each.key === key);
    if (isList && Array.isArray(value) && value.length > 0) return ofItems(key, value, table);
    const whole = { [key]: value };
    const found = candidates(key, value, table).find((each) => leadsBack(each, whole, table));
    return found ?? [{ kind: "json", filter: whole }];
  });
}

function leadsBack(nodes: Node[], filter: Json, table: Table): boolean {
  const read = parse(print(nodes, table), table);
  return read.errors.length === 0 && equal(compile(read.nodes, table), filter);
}

function ofAnd(each: unknown, filter: Json, table: Table): Node[] {
  if (!isObject(each)) return [{ kind: "json", filter: { and: [each] } }];
  const [key, ...others] = Object.keys(each);
  const isBeside = (key === "or" || key === "not") && others.length === 0 && key in filter;
  const items = nodesOf(each, table);
  return isBeside ? items : [{ kind: "group", items }];
}

function ofItems(key: string, items: unknown[], table: Table): Node[] {
  let before: unknown;
  return items.flatMap((item) => {
    const whole = { [key]: [item] };
    const nodes = termsOfItem(key, item, table);
    const [first] = nodes;
    const path = first?.kind === "term" ? first.path : undefined;
    // Of two items that follow each other, with one path, a text would make one.
    const isApart = path === undefined || path !== before;
    before = path;
    if (nodes.length > 0 && isApart && leadsBack(nodes, whole, table)) return nodes;
    return [{ kind: "json" as const, filter: whole }];
  });
}

function termsOfItem(key: string, item: unknown, table: Table): Node[] {
  const pathKey = table.paths.find((each) => each.key === key)?.pathKey ?? "path";
  if (!isObject(item)) return [];
  const { [pathKey]: path, ...condition } = item;
  return typeof path === "string" ? termsOf({ key, path }, condition) : [];
}

function termsOf(of: Pick<Term, "key" | "path">, { mode, ...condition }: Json): Term[] {
  const anyCase = mode === "CASE_INSENSITIVE" ? { anyCase: true } : {};
  return Object.entries(condition).flatMap(([op, value]): Term[] => {
    const term: Term = { kind: "term", ...of, op, value, ...anyCase };
    if (op !== "hasAll" || !Array.isArray(value)) return [term];
    return value.map((each: unknown) => ({ ...term, op: "has", value: each }));
  });
}

const WORDS = /^-?(?:[\p{L}\p{N}]+\*?|"[^"\\]*"\*?)(?: -?(?:[\p{L}\p{N}]+\*?|"[^"\\]*"\*?))*$/u;

function candidates(key: string, value: unknown, table: Table): Node[][] {
  if (key === "or" && Array.isArray(value) && value.length > 1 && value.every(isObject)) {
    return [[{ kind: "any", alternatives: value.map((each) => nodesOf(each, table)) }]];
  }
  if (key === "not" && isObject(value)) return [[{ kind: "not", items: nodesOf(value, table) }]];
  if (key === "feedback" && table.hasFeedback && isObject(value)) return [ofFeedback(value)];
  if (key === "grader" && isObject(value)) return [ofGrader(value)];
  const field = fieldOf(key, table);
  if (!field) return [];
  const term: Term = { kind: "term", key, op: "is", value };
  if (field.type === "search" && typeof value === "string") {
    return WORDS.test(value) ? [[{ ...term, isWord: true }], [term]] : [[term]];
  }
  if (!isObject(value)) return [[term]];
  return [termsOf({ key }, value)];
}

function ofFeedback(value: Json): Node[] {
  return Object.entries(value).map(([which, condition]): Node => {
    const isKnown = which === "some" || which === "none" || which === "every";
    if (!isKnown || !isObject(condition)) {
      return { kind: "json", filter: { feedback: { [which]: condition } } };
    }
    return { kind: "feedback", which, items: nodesOf(condition, FEEDBACK) };
  });
}

function ofGrader(value: Json): Node[] {
  return Object.entries(value).flatMap(([key, condition]): Node[] =>
    isObject(condition) ? termsOf({ key: `grader.${key}` }, condition) : [],
  );
}
