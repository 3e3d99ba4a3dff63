/**
 * JSON by its own digits: `1.0` and what is past 2^53 stay as they were written.
 *
 * A number that would be printed otherwise than it was written is kept as the engine's raw JSON, which
 * `JSON.stringify` prints as it came. Where the engine has none, numbers are what they are.
 */

interface SourceJson {
  rawJSON?: (text: string) => unknown;
  isRawJSON?: (value: unknown) => boolean;
}

const engine: JSON & SourceJson = JSON;

export const isExactHere = engine.rawJSON !== undefined;

export function parseExact(text: string): unknown {
  const { rawJSON } = engine;
  if (!rawJSON) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    const source = context?.source;
    if (typeof value !== "number" || source === undefined || String(value) === source) return value;
    return rawJSON.call(JSON, source);
  });
}

function isRaw(value: unknown): boolean {
  return engine.isRawJSON?.(value) === true;
}

/** Numbers as the engine has them: to count with, for forms, for addresses. */
export function plain(value: unknown): unknown {
  if (isRaw(value)) return Number(JSON.stringify(value));
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

/** The same JSON, digit by digit; the order of keys does not matter. */
export function isSame(one: unknown, other: unknown): boolean {
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

/** In a line: a text as it is meant, all else as its JSON. */
export function printed(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
