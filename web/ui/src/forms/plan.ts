/**
 * What a schema is drawn as, for the value that is there.
 *
 * One step at a time: of an object the fields are named, and each is planned when it is drawn. What
 * cannot be drawn is written as JSON, and says why.
 */
import type { Json } from "./json";
import { json, listOf, numberOf, objectOf, stringOf } from "./kinds";
import { matches } from "./matches";
import { type Root, type Schema, TooIntricate, isSchema, typesOf, wholeOf } from "./schema";

export interface Option {
  value: Json;
  label: string;
  description?: string | undefined;
}

export interface Field {
  key: string;
  schema: unknown;
  isRequired: boolean;
}

export interface Branch {
  title: string;
  schema: unknown;
}

export type Drawn =
  | { kind: "object"; fields: readonly Field[] }
  | { kind: "list"; item: (index: number) => unknown; least: number; most: number }
  | { kind: "several"; options: readonly Option[] }
  | { kind: "options"; options: readonly Option[] }
  | { kind: "scale"; options: readonly Option[] }
  | { kind: "number"; isInteger: boolean; hint: string }
  | { kind: "text"; isLong: boolean; type: "text" | "date" | "email" | "url"; hint: string }
  | { kind: "choice"; branches: readonly Branch[]; chosen: number | null }
  | { kind: "fixed"; value: Json }
  | { kind: "json"; why: string };

export type Plan = Drawn & {
  title: string | undefined;
  description: string | undefined;
  examples: readonly Json[];
  /** Null is among what it may be, beside what is drawn. */
  isNullable: boolean;
  isReadOnly: boolean;
  references: readonly string[];
};

/** How often one reference leads back to itself before it is written as JSON. */
export const MOST_LEVELS = 8;

/** @param references Those that have led here, of all fields around it. */
export function planOf(
  root: Root,
  schema: unknown,
  value: Json | undefined,
  references: readonly string[] = [],
): Plan {
  try {
    const whole = wholeOf(root, schema, value);
    const { schema: all, isNullable } = withoutNull(root, whole.schema);
    const { schema: own, references: more } = wholeOf(root, all, value);
    const led = [...whole.references, ...more];
    return {
      title: textOf(own.title),
      description: textOf(own.description),
      examples: Array.isArray(own.examples) ? (own.examples as Json[]) : [],
      isNullable,
      isReadOnly: own.readOnly === true,
      references: led,
      ...(isTooDeep([...references, ...led])
        ? { kind: "json", why: `nested more than ${MOST_LEVELS} deep` }
        : drawnOf(root, own, value)),
    };
  } catch (error) {
    if (!(error instanceof TooIntricate) && !(error instanceof RangeError)) throw error;
    return { ...PLAIN, kind: "json", why: "too intricate to be drawn" };
  }
}

const PLAIN = {
  title: undefined,
  description: undefined,
  examples: [],
  isNullable: false,
  isReadOnly: false,
  references: [],
};

function isTooDeep(references: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const each of references) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts.values()].some((count) => count > MOST_LEVELS);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function isNull(root: Root, schema: unknown): boolean {
  if (!isSchema(schema)) return false;
  const { schema: all } = wholeOf(root, schema, null);
  return all.type === "null" || ("const" in all && all.const === null);
}

/** Null beside something else is no choice of its own: what is left empty is null. */
function withoutNull(root: Root, schema: Schema): { schema: Schema; isNullable: boolean } {
  const types = typesOf(schema.type);
  if (types.length > 1 && types.includes("null")) {
    const rest = types.filter((each) => each !== "null");
    const values = Array.isArray(schema.enum) ? schema.enum.filter((each) => each !== null) : null;
    return {
      schema: {
        ...schema,
        type: rest.length === 1 ? rest[0] : rest,
        ...(values && { enum: values }),
      },
      isNullable: true,
    };
  }
  for (const key of ["anyOf", "oneOf"]) {
    const branches: unknown = schema[key];
    if (!Array.isArray(branches)) continue;
    const rest = branches.filter((each) => !isNull(root, each));
    if (rest.length === branches.length || rest.length === 0) continue;
    const own = Object.fromEntries(Object.entries(schema).filter(([each]) => each !== key));
    const [first] = rest as unknown[];
    return {
      schema: rest.length === 1 ? { ...own, allOf: [first] } : { ...own, [key]: rest },
      isNullable: true,
    };
  }
  return { schema, isNullable: false };
}

function drawnOf(root: Root, schema: Schema, value: Json | undefined): Drawn {
  if (typeof schema.$ref === "string") return json(`it refers to ${schema.$ref}`);
  if ("const" in schema) return { kind: "fixed", value: schema.const as Json };
  if (Array.isArray(schema.enum)) return optionsOf(schema.enum as Json[], schema);
  const choice = choiceOf(root, schema, value);
  if (choice) return choice;
  const types = typesOf(schema.type);
  const [type = guessed(schema)] = types;
  if (types.length > 1) return typeChoice(schema, types, value);
  switch (type) {
    case "object":
      return objectOf(schema);
    case "array":
      return listOf(schema, (item) =>
        drawnOf(root, wholeOf(root, item, undefined).schema, undefined),
      );
    case "boolean":
      return {
        kind: "options",
        options: [
          { value: true, label: "Yes" },
          { value: false, label: "No" },
        ],
      };
    case "integer":
    case "number":
      return numberOf(schema, type === "integer");
    case "string":
      return stringOf(schema);
    case "null":
      return { kind: "fixed", value: null };
    default:
      return json("it may be anything");
  }
}

const SIGNS: readonly [string, readonly string[]][] = [
  ["object", ["properties", "required", "additionalProperties", "patternProperties"]],
  ["array", ["items", "prefixItems", "minItems", "uniqueItems"]],
  ["number", ["minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"]],
  ["string", ["pattern", "minLength", "maxLength", "format"]],
];

function guessed(schema: Schema): string | undefined {
  return SIGNS.find(([, keys]) => keys.some((key) => key in schema))?.[0];
}

export function labelOf(value: Json): string {
  if (typeof value === "string") return value === "" ? "(empty)" : value;
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return JSON.stringify(value);
}

function optionsOf(values: readonly Json[], { enumNames, "x-enumNames": others }: Schema): Drawn {
  const names = [enumNames, others].find(Array.isArray) as unknown[] | undefined;
  return {
    kind: "options",
    options: values.map((value, at) => ({ value, label: textOf(names?.[at]) ?? labelOf(value) })),
  };
}

/** What only says more of the whole, such as which names are required, is no choice to draw. */
const DRAWS = [
  "type",
  "properties",
  "enum",
  "const",
  "items",
  "prefixItems",
  "$ref",
  "allOf",
  "anyOf",
  "oneOf",
];

function choiceOf(root: Root, schema: Schema, value: Json | undefined): Drawn | null {
  for (const key of ["oneOf", "anyOf"]) {
    const all: unknown = schema[key];
    if (!Array.isArray(all) || all.length === 0) continue;
    const wholes = all.map((each: unknown) => wholeOf(root, each, value).schema);
    if (!wholes.some((each) => DRAWS.some((name) => name in each))) continue;
    const options = wholes.map(optionOf);
    if (options.every((each) => each !== null)) return { kind: "options", options };
    const own = Object.fromEntries(
      Object.entries(schema).filter(
        ([name]) => name !== key && name !== "title" && name !== "description",
      ),
    );
    const branches = all.map((each: unknown, at) => ({
      title: titleOf(wholes[at] ?? {}, at),
      schema: { allOf: [each, own] },
    }));
    if (branches.length === 1 && branches[0]) {
      return drawnOf(root, wholeOf(root, branches[0].schema, value).schema, value);
    }
    const chosen = value === undefined ? -1 : all.findIndex((each) => matches(root, each, value));
    return { kind: "choice", branches, chosen: chosen < 0 ? null : chosen };
  }
  return null;
}

function optionOf(schema: Schema): Option | null {
  const values = "const" in schema ? [schema.const] : schema.enum;
  if (!Array.isArray(values) || values.length !== 1) return null;
  const value = values[0] as Json;
  return {
    value,
    label: textOf(schema.title) ?? labelOf(value),
    description: textOf(schema.description),
  };
}

const TYPES: Record<string, string> = {
  string: "Text",
  integer: "Whole number",
  number: "Number",
  boolean: "Yes or no",
  array: "List",
  object: "Fields",
  null: "None",
};

function titleOf(schema: Schema, at: number): string {
  const title = textOf(schema.title);
  if (title !== undefined) return title;
  if (isSchema(schema.properties)) {
    const fixed = Object.values(schema.properties).find(
      (each) => isSchema(each) && "const" in each,
    );
    if (isSchema(fixed)) return labelOf(fixed.const as Json);
    const names = Object.keys(schema.properties);
    if (names.length > 0) return names.slice(0, 3).join(", ");
  }
  const [type] = typesOf(schema.type);
  return (type && TYPES[type]) ?? `Choice ${at + 1}`;
}

function typeChoice(schema: Schema, types: readonly string[], value: Json | undefined): Drawn {
  const branches = types.map((type) => ({
    title: TYPES[type] ?? type,
    schema: { ...schema, title: undefined, description: undefined, type },
  }));
  const chosen = value === undefined ? -1 : types.findIndex((type) => isOf(type, value));
  return { kind: "choice", branches, chosen: chosen < 0 ? null : chosen };
}

function isOf(type: string, value: Json): boolean {
  return matches(NOWHERE, { type }, value);
}

const NOWHERE: Root = { schema: true, find: () => undefined } as unknown as Root;
