/** What a JSON Schema says of a value, in words for the fields. It runs in a worker. */
import { type OutputUnit, type Schema, type SchemaDraft, Validator } from "@cfworker/json-schema";

export interface Fault {
  /** A JSON Pointer into the answer. */
  path: string;
  message: string;
}

export interface Verdict {
  /** Null where it cannot be said here: the gateway will. */
  isValid: boolean | null;
  faults: readonly Fault[];
  /** It takes longer than anybody waits, as some patterns do. */
  isSlow?: boolean;
}

export interface Checker {
  check: (schema: string, value: string) => Verdict;
}

const MOST_FAULTS = 100;
/** They say that something below them is wrong, which is told by itself. */
const AROUND = new Set([
  ...["$ref", "$dynamicRef", "$recursiveRef", "allOf", "properties", "items", "prefixItems"],
  ...["additionalProperties", "patternProperties", "then", "else", "dependentSchemas", "if"],
  ...["unevaluatedProperties", "unevaluatedItems", "contains", "propertyNames", "dependencies"],
]);

export function makeChecker(): Checker {
  let last: { text: string; validator: Validator } | undefined;
  return {
    check(schema, value) {
      try {
        if (last?.text !== schema) {
          const parsed = JSON.parse(schema) as Schema;
          last = { text: schema, validator: new Validator(parsed, draftOf(parsed), false) };
        }
        const { valid, errors } = last.validator.validate(JSON.parse(value));
        return { isValid: valid, faults: valid ? [] : faultsOf(errors) };
      } catch {
        // A pattern that JavaScript cannot read, a reference that leads nowhere, endless recursion.
        return { isValid: null, faults: [] };
      }
    },
  };
}

function draftOf({ $schema }: Schema): SchemaDraft {
  if (typeof $schema !== "string") return "2020-12";
  if ($schema.includes("draft-04")) return "4";
  if ($schema.includes("draft-0")) return "7";
  return $schema.includes("2019-09") ? "2019-09" : "2020-12";
}

function faultsOf(errors: readonly OutputUnit[]): Fault[] {
  const faults = new Map<string, string>();
  const told = errors.map(faultOf);
  for (const fault of told) {
    if (fault && !faults.has(fault.path) && faults.size < MOST_FAULTS)
      faults.set(fault.path, fault.message);
  }
  // A choice of which nothing fits is told by what is wrong within it, if anything is.
  for (const { keyword, instanceLocation } of errors) {
    const path = pathOf(instanceLocation);
    if ((keyword === "anyOf" || keyword === "oneOf") && !isWithin(faults, path)) {
      faults.set(
        path,
        keyword === "anyOf" ? "fits none of the choices" : "must fit exactly one of the choices",
      );
    }
  }
  if (faults.size === 0 && errors[0]) {
    faults.set(pathOf(errors[0].instanceLocation), errors[0].error);
  }
  return [...faults].map(([path, message]) => ({ path, message }));
}

function isWithin(faults: ReadonlyMap<string, string>, path: string): boolean {
  return [...faults.keys()].some((each) => each === path || each.startsWith(`${path}/`));
}

/** `#/a/b`, percent-encoded, as a JSON Pointer. */
function pathOf(location: string): string {
  const path = location.replace(/^#/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function faultOf({ keyword, instanceLocation, error }: OutputUnit): Fault | null {
  const path = pathOf(instanceLocation);
  if (AROUND.has(keyword) || keyword === "anyOf" || keyword === "oneOf") return null;
  if (keyword === "required") {
    const name = /"(.*)"\.$/.exec(error)?.[1] ?? "";
    return {
      path: `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      message: "is required",
    };
  }
  if (keyword === "type") {
    const type = /Expected "(.*)"/.exec(error)?.[1] ?? "of another kind";
    return { path, message: `must be ${WORDS[type] ?? type}` };
  }
  if (keyword === "false") return { path, message: "is not allowed here" };
  return { path, message: error.replace(/^Instance /, "").replace(/\.$/, "") };
}

const WORDS: Record<string, string> = {
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "yes or no",
  array: "a list",
  object: "an object",
};
