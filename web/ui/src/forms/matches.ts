/**
 * Whether a value fits a schema, as far as that decides what is drawn: which choice it is of, and
 * whether `if` holds. Patterns and formats are passed over, since a pattern could freeze the page: the
 * whole is checked in a worker (check.worker.ts), and in the end by the gateway.
 */
import { type Json, type JsonObject, isNumber, isObject, isSame, toNumber } from "./json";
import { type Root, type Schema, isSchema } from "./schema";

/** Schemas that are looked at for one value: what takes more is taken to fit. */
const MOST_STEPS = 2_000;

export function matches(root: Root, schema: unknown, value: Json | undefined): boolean {
  return new Matching(root).fits(schema, value);
}

class Matching {
  readonly #root: Root;
  #steps = 0;

  constructor(root: Root) {
    this.#root = root;
  }

  fits(schema: unknown, value: Json | undefined): boolean {
    this.#steps += 1;
    if (schema === false) return false;
    if (!isSchema(schema) || this.#steps > MOST_STEPS || value === undefined) return true;
    return (
      this.#refers(schema, value) &&
      this.#is(schema, value) &&
      this.#combines(schema, value) &&
      (!isObject(value) || this.#has(schema, value)) &&
      (!Array.isArray(value) || this.#lists(schema, value as readonly Json[]))
    );
  }

  #refers(schema: Schema, value: Json): boolean {
    if (typeof schema.$ref !== "string") return true;
    const target = this.#root.find(schema.$ref);
    return target === undefined || this.fits(target, value);
  }

  #is(schema: Schema, value: Json): boolean {
    if ("const" in schema && !isSame(schema.const as Json, value)) return false;
    if (Array.isArray(schema.enum) && !schema.enum.some((each) => isSame(each as Json, value))) {
      return false;
    }
    const types = schema.type === undefined ? [] : [schema.type].flat();
    if (types.length > 0 && !types.some((each) => isOfType(each, value))) return false;
    if (isNumber(value)) {
      const number = toNumber(value);
      return (
        !(typeof schema.minimum === "number" && number < schema.minimum) &&
        !(typeof schema.maximum === "number" && number > schema.maximum) &&
        !(typeof schema.exclusiveMinimum === "number" && number <= schema.exclusiveMinimum) &&
        !(typeof schema.exclusiveMaximum === "number" && number >= schema.exclusiveMaximum)
      );
    }
    if (typeof value !== "string") return true;
    // By code points, as JSON Schema counts.
    const length = typeof schema.minLength === "number" || typeof schema.maxLength === "number";
    const characters = length ? Array.from(value).length : 0;
    return (
      !(typeof schema.minLength === "number" && characters < schema.minLength) &&
      !(typeof schema.maxLength === "number" && characters > schema.maxLength)
    );
  }

  #combines({ allOf, anyOf, oneOf, not }: Schema, value: Json): boolean {
    const fits = (each: unknown) => this.fits(each, value);
    if (Array.isArray(allOf) && !allOf.every(fits)) return false;
    if (Array.isArray(anyOf) && !anyOf.some(fits)) return false;
    if (Array.isArray(oneOf) && !oneOf.some(fits)) return false;
    return not === undefined || !fits(not);
  }

  #has({ required, properties }: Schema, value: JsonObject): boolean {
    const has = (key: unknown) => typeof key === "string" && Object.hasOwn(value, key);
    if (Array.isArray(required) && !required.every(has)) return false;
    return (
      !isSchema(properties) ||
      Object.entries(properties).every(([key, each]) => !has(key) || this.fits(each, value[key]))
    );
  }

  #lists({ items, prefixItems, minItems, maxItems }: Schema, value: readonly Json[]): boolean {
    if (typeof minItems === "number" && value.length < minItems) return false;
    if (typeof maxItems === "number" && value.length > maxItems) return false;
    const first = Array.isArray(prefixItems) ? prefixItems : [];
    return value.every((each, at) => this.fits(at < first.length ? first[at] : items, each));
  }
}

function isOfType(type: unknown, value: Json): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return isNumber(value) && Number.isInteger(toNumber(value));
    case "number":
      return isNumber(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    default:
      return typeof value === type;
  }
}
