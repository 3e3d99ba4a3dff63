/**
 * JSON values whose numbers keep their digits: `1.0`, and integers past 2^53.
 *
 * A number that JavaScript would write otherwise is held as `JSON.rawJSON` makes it, so that whatever
 * is made of the value, `JSON.stringify` writes it as it was typed. Where a browser has no such thing
 * it is the nearest number.
 */

export interface RawNumber {
  readonly rawJSON: string;
}

export type Json = null | boolean | number | string | RawNumber | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

interface Exact {
  rawJSON?: (text: string) => RawNumber;
  isRawJSON?: (value: unknown) => boolean;
  parse: (
    text: string,
    reviver: (key: string, value: unknown, context?: { source?: string }) => unknown,
  ) => unknown;
}
const exact = JSON as Exact;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export const keepsDigits = exact.rawJSON !== undefined;

export function isNumberText(text: string): boolean {
  return NUMBER.test(text);
}

/** @param text A number, as JSON writes it. */
export function numberOf(text: string): number | RawNumber {
  const plain = Number(text);
  if (String(plain) === text || !exact.rawJSON) return plain;
  return exact.rawJSON(text);
}

export function isRaw(value: unknown): value is RawNumber {
  return exact.isRawJSON?.(value) ?? false;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isRaw(value);
}

export function isNumber(value: unknown): value is number | RawNumber {
  return typeof value === "number" || isRaw(value);
}

/** The digits of a number. */
export function digits(value: number | RawNumber): string {
  return isRaw(value) ? value.rawJSON : String(value);
}

export function toNumber(value: number | RawNumber): number {
  return isRaw(value) ? Number(value.rawJSON) : value;
}

/** @throws SyntaxError where it is no JSON. */
export function parseJson(text: string): Json {
  return exact.parse(text, (_, value, context) =>
    typeof value === "number" && context?.source !== undefined ? numberOf(context.source) : value,
  ) as Json;
}

export function printJson(value: Json, indent?: number): string {
  return JSON.stringify(value, null, indent);
}

/** Whether two values are the same JSON: numbers by what they are, keys in any order. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  if (isNumber(one) && isNumber(other)) return toNumber(one) === toNumber(other);
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((each, at) => isSame(each as Json, other[at] as Json))
    );
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

/** An object with one key of another value; without the key, if there is none. */
export function withKey(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  const entries = Object.entries(object);
  // By definition and not by assignment: `__proto__` is a key as others are.
  if (value === undefined) return Object.fromEntries(entries.filter(([each]) => each !== key));
  if (!Object.hasOwn(object, key)) return Object.fromEntries([...entries, [key, value]]);
  return Object.fromEntries(entries.map(([each, was]) => [each, each === key ? value : was]));
}

/** A step of a JSON Pointer. */
export function step(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
