/** What clients have sent as JSON, in answers of the gateway: by its own digits, as forms/json.ts keeps them. */
import { isRaw, toNumber } from "@/forms/json";

/** Numbers as the engine has them: to count with, for forms, for addresses. */
export function plain(value: unknown): unknown {
  if (isRaw(value)) return toNumber(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** Of an answer of the gateway: exact where clients' JSON is, numbers elsewhere. */
export function exactAt(value: unknown, fields: readonly string[]): unknown {
  if (isRaw(value)) return plain(value);
  if (Array.isArray(value)) return value.map((each) => exactAt(each, fields));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      fields.includes(key) ? each : exactAt(each, fields),
    ]),
  );
}

/** The same JSON, digit by digit (`1` is not `1.0`); the order of keys does not matter. */
export function hasSameDigits(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (typeof value !== "object" || value === null || isRaw(value)) {
    return JSON.stringify(value);
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${sorted(each)}`).join()}}`;
}

/** Fields of an object; what is no object is one field without a name. */
export function fieldsOf(value: unknown): [string, unknown][] {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject && !isRaw(value) ? Object.entries(value) : [["", value]];
}

/** As a person answers a form: a text as it is meant, Yes or No, all else as its JSON. */
export function answered(value: unknown): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return printed(value);
}

/** In a line: a text as it is meant, all else as its JSON. */
export function printed(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
