/** A JSON Schema: its references followed, and what it says in several places brought together. */
import { type Json, isObject, isSame } from "./json";
import { matches } from "./matches";

export type Schema = Readonly<Record<string, unknown>>;

export function isSchema(value: unknown): value is Schema {
  return isObject(value);
}

/** What takes more to bring together than any form that people fill in. */
export class TooIntricate extends Error {
  constructor() {
    super("too intricate to be drawn");
  }
}

const MOST_PARTS = 500;

export class Root {
  readonly schema: unknown;
  #anchors: Map<string, unknown> | undefined;

  constructor(schema: unknown) {
    this.schema = schema;
  }

  /** Where a reference within the schema leads; undefined where it leads nowhere, or outside. */
  find(reference: string): unknown {
    if (reference === "#") return this.schema;
    if (!reference.startsWith("#/")) return this.#anchor(reference);
    let node = this.schema;
    for (const token of reference.slice(2).split("/")) {
      const key = unescaped(token);
      if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
      node = (node as Record<string, unknown>)[key];
    }
    return node;
  }

  #anchor(reference: string): unknown {
    if (!this.#anchors) {
      this.#anchors = new Map();
      const waiting: unknown[] = [this.schema];
      for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
        if (typeof node !== "object" || node === null) continue;
        const { $anchor, $dynamicAnchor, $id } = node as Record<string, unknown>;
        for (const name of [$anchor, $dynamicAnchor]) {
          if (typeof name === "string") this.#anchors.set(`#${name}`, node);
        }
        if (typeof $id === "string") this.#anchors.set($id, node);
        waiting.push(...(Object.values(node) as unknown[]));
      }
    }
    return this.#anchors.get(reference);
  }
}

function unescaped(token: string): string {
  let text = token;
  try {
    text = decodeURIComponent(token);
  } catch {
    // A lone % stands for itself.
  }
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}

export interface Whole {
  schema: Schema;
  /** The references that led to it. */
  references: readonly string[];
}

/**
 * What a schema says of a value: with the targets of its references, `allOf`, and those of `if`,
 * `then`, `else` and `dependentSchemas` that the value calls for.
 *
 * @throws TooIntricate
 */
export function wholeOf(root: Root, schema: unknown, value: Json | undefined): Whole {
  const references: string[] = [];
  let parts = 0;
  const add = (before: Schema, each: unknown): Schema => {
    parts += 1;
    if (parts > MOST_PARTS) throw new TooIntricate();
    if (each === false) return combined(before, { not: {} });
    if (!isSchema(each)) return before;
    const { $ref, $dynamicRef, allOf, if: condition, then, else: otherwise, ...own } = each;
    let all = combined(before, own);
    for (const reference of [$ref, $dynamicRef]) {
      if (typeof reference !== "string") continue;
      references.push(reference);
      const target = root.find(reference);
      all = target === undefined ? combined(all, { $ref: reference }) : add(all, target);
    }
    for (const one of Array.isArray(allOf) ? (allOf as unknown[]) : []) all = add(all, one);
    if (condition !== undefined) {
      const holds = matches(root, condition, value ?? (isOfObjects(all) ? {} : undefined));
      all = add(all, holds ? then : otherwise);
    }
    for (const [key, dependent] of dependents(each)) {
      if (isObject(value) && Object.hasOwn(value, key)) all = add(all, dependent);
    }
    return all;
  };
  return { schema: add({}, schema), references };
}

function isOfObjects({ type, properties }: Schema): boolean {
  return type === "object" || properties !== undefined;
}

function dependents({ dependentSchemas, dependencies }: Schema): [string, unknown][] {
  return [dependentSchemas, dependencies]
    .filter(isSchema)
    .flatMap((each) => Object.entries(each))
    .filter(([, each]) => !Array.isArray(each));
}

const LEAST = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"]);
const MOST = new Set(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"]);
const BOTH = new Set(["items", "additionalProperties", "not"]);

/** Both together; of names and texts those that were said first. */
function combined(one: Schema, other: Schema): Schema {
  const all: Record<string, unknown> = { ...one };
  for (const [key, added] of Object.entries(other)) {
    all[key] = Object.hasOwn(all, key) ? joined(key, all[key], added) : added;
  }
  return all;
}

function joined(key: string, before: unknown, added: unknown): unknown {
  if (typeof before === "number" && typeof added === "number") {
    if (LEAST.has(key)) return Math.min(before, added);
    if (MOST.has(key)) return Math.max(before, added);
  }
  if (key === "properties" && isSchema(before) && isSchema(added)) {
    const names = new Set([...Object.keys(before), ...Object.keys(added)]);
    return Object.fromEntries([...names].map((name) => [name, both(before, added, name)]));
  }
  if (key === "type") return typesOf(before).filter((each) => isIn(each, typesOf(added)));
  if (Array.isArray(before) && Array.isArray(added)) {
    if (key === "required") return [...new Set([before, added].flat() as unknown[])];
    if (key === "enum")
      return before.filter((each) => added.some((one) => isSame(each as Json, one as Json)));
    if (key === "anyOf" || key === "oneOf") {
      // A choice within a choice: each of the first with all of the second.
      return before.map((each: unknown) => ({ allOf: [each, { [key]: added }] }));
    }
  }
  return BOTH.has(key) ? { allOf: [before, added] } : before;
}

function both(before: Schema, added: Schema, name: string): unknown {
  if (!Object.hasOwn(before, name)) return added[name];
  return Object.hasOwn(added, name) ? { allOf: [before[name], added[name]] } : before[name];
}

export function typesOf(type: unknown): string[] {
  return [type].flat().filter((each) => typeof each === "string");
}

function isIn(type: string, types: string[]): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}
