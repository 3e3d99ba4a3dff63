/** A tree as the API's filter. What cannot stand in one object goes to its `and`. */
import { COMPLETION, FEEDBACK, type Table } from "./fields";
import { type Json, type Node, type Term, isObject } from "./tree";

interface Made {
  filter: Json;
  /** What stands last: conditions of one path that follow each other are one item. */
  last: Node | null;
  /** Lists that were made here, which can grow: to copy one for each that comes takes its square. */
  own: Set<unknown>;
}

export function compile(nodes: readonly Node[], table: Table = COMPLETION): Json {
  const made: Made = { filter: {}, last: null, own: new Set() };
  for (const node of nodes) {
    add(made, node, table);
    made.last = node;
  }
  return made.filter;
}

function add(made: Made, node: Node, table: Table) {
  const { filter } = made;
  switch (node.kind) {
    case "term":
      if (node.path !== undefined) addItem(made, node, table);
      else addTerm(made, node);
      break;
    case "any":
      join(
        filter,
        "or",
        node.alternatives.map((each) => compile(each, table)),
      );
      break;
    case "not":
      join(filter, "not", compile(node.items, table));
      break;
    case "group":
      addTo(filter, "and", [compile(node.items, table)]);
      break;
    case "feedback":
      join(filter, "feedback", { [node.which]: compile(node.items, FEEDBACK) });
      break;
    case "json":
      for (const [key, value] of Object.entries(node.filter)) addJson(filter, key, value, table);
  }
}

function addJson(filter: Json, key: string, value: unknown, { paths }: Table) {
  const isList = key === "and" || paths.some((each) => each.key === key);
  if (isList && Array.isArray(value)) addTo(filter, key, value);
  else join(filter, key, value);
}

function addTo(filter: Json, key: string, items: readonly unknown[]) {
  const before = filter[key];
  // What is there was made here, by this.
  if (Array.isArray(before)) for (const each of items) before.push(each);
  else put(filter, key, [...items]);
}

function addItem({ filter, last }: Made, term: Term, { paths }: Table) {
  const { key, path, op, value, anyCase } = term;
  const pathKey = paths.find((each) => each.key === key)?.pathKey ?? "path";
  const items = filter[key];
  const before: unknown = Array.isArray(items) ? items.at(-1) : undefined;
  const isSame =
    last?.kind === "term" && last.key === key && last.path === path && !last.anyCase === !anyCase;
  if (isSame && isObject(before) && !Object.hasOwn(before, op)) {
    before[op] = value;
    return;
  }
  addTo(filter, key, [{ [pathKey]: path, [op]: value, ...modeOf(term) }]);
}

function addTerm({ filter, last, own }: Made, term: Term) {
  const { key, op, value } = term;
  const before = filter[key];
  if (op === "is") {
    const isNext = term.isWord && last?.kind === "term" && last.isWord;
    if (isNext && typeof before === "string") filter[key] = `${before} ${String(value)}`;
    else join(filter, key, value);
    return;
  }
  const [outer, inner] = key.split(".");
  const condition = { [op]: value, ...modeOf(term) };
  if (inner !== undefined && outer !== undefined) joinInner(filter, outer, inner, condition);
  else if (!(isObject(before) && addName(before, op, value, own))) join(filter, key, condition);
}

/** Tags that are said one by one: `tag:a tag:b` has both. */
function addName(before: Json, op: string, value: unknown, own: Set<unknown>): boolean {
  if (op === "has" && Array.isArray(before.hasAll)) {
    before.hasAll = grown(before.hasAll, [value], own);
    return true;
  }
  if (op === "has" && before.has !== undefined) {
    before.hasAll = [before.has, value];
    delete before.has;
    return true;
  }
  if (op === "hasNone" && Array.isArray(before.hasNone) && Array.isArray(value)) {
    before.hasNone = grown(before.hasNone, value, own);
    return true;
  }
  return false;
}

function grown(list: unknown[], items: unknown[], own: Set<unknown>): unknown[] {
  const made = own.has(list) ? list : [...list];
  own.add(made);
  for (const each of items) made.push(each);
  return made;
}

function joinInner(filter: Json, outer: string, inner: string, condition: Json) {
  const before = filter[outer];
  const joined = isObject(before) ? { ...before } : {};
  const both = merged(joined[inner], condition);
  if (!both) addTo(filter, "and", [{ [outer]: { [inner]: condition } }]);
  else filter[outer] = { ...joined, [inner]: both };
}

/** Beside what is there, if it says nothing else of the same; else in `and`. */
function join(filter: Json, key: string, value: unknown) {
  if (!Object.hasOwn(filter, key)) put(filter, key, value);
  else {
    const both = key === "not" ? null : merged(filter[key], value);
    if (both) filter[key] = both;
    else addTo(filter, "and", [{ [key]: value }]);
  }
}

function merged(before: unknown, value: unknown): Json | null {
  if (before === undefined) return isObject(value) ? { ...value } : null;
  if (!isObject(before) || !isObject(value) || before.mode !== value.mode) return null;
  const isNew = Object.keys(value).every((op) => op === "mode" || !Object.hasOwn(before, op));
  return isNew ? { ...before, ...value } : null;
}

/** A key may be `__proto__`, in a filter that somebody has made by hand. */
function put(filter: Json, key: string, value: unknown) {
  const own = isObject(value) ? { ...value } : value;
  Object.defineProperty(filter, key, {
    value: own,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function modeOf({ anyCase }: Term): Json {
  return anyCase ? { mode: "CASE_INSENSITIVE" } : {};
}
