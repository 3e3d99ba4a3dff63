/** What a text of the filter bar says: between the text and the API's filter. */
import { JsonText } from "../jsonText";

export type Json = Record<string, unknown>;

/** A condition on a field, by the API's word for it; `is` where the field takes the value itself. */
export interface Term {
  kind: "term";
  key: string;
  /** Of a payload, of the metadata, of an answer. */
  path?: string;
  op: string;
  value: unknown;
  /** Whether capital and small letters are the same. */
  anyCase?: boolean;
  /** A word to search for, as it was typed, without a field's name. */
  isWord?: boolean;
}

export type Quantifier = "some" | "none" | "every";

/** All that stands in a list of nodes holds together. */
export type Node =
  | Term
  | { kind: "any"; alternatives: Node[][] }
  | { kind: "group"; items: Node[] }
  | { kind: "not"; items: Node[] }
  | { kind: "feedback"; which: Quantifier; items: Node[] }
  /** What has no form of its own, as the API takes it. */
  | { kind: "json"; filter: Json };

/** Where in the text, and what is wrong there. */
export interface TextError {
  from: number;
  to: number;
  message: string;
}

export function isObject(value: unknown): value is Json {
  const isAny = typeof value === "object" && value !== null;
  return isAny && !Array.isArray(value) && !(value instanceof JsonText);
}

/** Whether two JSON values are the same, in whichever order their keys stand. */
export function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((each, i) => equal(each, b[i]));
  }
  if (a instanceof JsonText && b instanceof JsonText) return a.text === b.text;
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
  );
}
