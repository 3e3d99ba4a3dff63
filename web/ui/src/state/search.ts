/**
 * Search parameters of a page: what the address says, each of its type or left out.
 *
 * An address is typed by people and kept for years: what does not fit is passed over.
 */

import { ApiError } from "@/api/errors";
import { depthOf, parseExact, printExact } from "./jsonText";

type Params = Record<string, unknown>;
type Reader<T> = (value: unknown) => T | undefined;
type Read<R> = { [K in keyof R]?: R[K] extends Reader<infer T> ? T : never };

/** People nest filters some five deep; programs that compute on them end at some thousands. */
export const MOST_BRACKETS = 100;
const TOO_DEEP = `The filter in the address is nested deeper than ${MOST_BRACKETS} brackets: it was not asked for. Leave some of it out.`;

const isJson = (value: string) => /^["{[]/.test(value);

function isTooDeep(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("{") && depthOf(value) > MOST_BRACKETS;
}

/**
 * Search parameters as they stand in an address: a text as it is, all else as its JSON.
 *
 * The router's own reader makes numbers of ids, and loses digits of them and of what is filtered for.
 */
export function readSearch(search: string): Params {
  const read = Object.create(null) as Params;
  for (const [name, value] of new URLSearchParams(search)) {
    const before = read[name];
    const known = Array.isArray(before) ? (before as unknown[]) : [before];
    read[name] = name in read ? [...known, valueIn(value)] : valueIn(value);
  }
  return read;
}

/** What is nested too deep stays a text. */
function valueIn(value: string): unknown {
  if (!isJson(value) || depthOf(value) > MOST_BRACKETS) return value;
  try {
    return parseExact(value);
  } catch {
    return value;
  }
}

/** `?f=…`, or nothing. A text that would be read as JSON is written as JSON. */
export function printSearch(search: Params): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined) continue;
    const isPlain = typeof value === "string" && !isJson(value);
    parameters.set(name, isPlain ? value : printExact(value));
  }
  const printed = parameters.toString();
  return printed === "" ? "" : `?${printed}`;
}

/**
 * Make a route's `validateSearch` from a reader for each parameter.
 *
 * What does not fit is set to undefined rather than left out: the router lays what is read over the
 * search as it was typed, so that a parameter left out would come through unread.
 */
export function searchOf<R extends Record<string, Reader<unknown>>>(readers: R) {
  return (search: Params): Read<R> => {
    const read: Params = {};
    for (const [name, reader] of Object.entries(readers)) {
      const value = reader(search[name]);
      if (value !== undefined || Object.hasOwn(search, name)) read[name] = value;
    }
    return read as Read<R>;
  };
}

/** A text that is not empty. */
export const text: Reader<string> = (value) =>
  typeof value === "string" && value !== "" ? value : undefined;

/** A text, or whatever else stands there as one: who shows it says what is wrong with it. */
export const typed: Reader<string> = (value) =>
  text(value) ?? (value === undefined || value === "" ? undefined : printExact(value));

export const oneOf =
  <const T extends string>(...choices: readonly T[]): Reader<T> =>
  (value) =>
    choices.find((each) => each === value);

export const texts: Reader<string[]> = (value) =>
  Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;

/**
 * A JSON object, such as a filter: the gateway checks what is in it.
 *
 * @throws ApiError for one that is nested too deep: to pass it over would show what it leaves out.
 */
export const object =
  <T extends object = Params>(): Reader<T> =>
  (value) => {
    if (isTooDeep(value)) throw new ApiError("BAD_USER_INPUT", { message: TOO_DEEP });
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as T)
      : undefined;
  };
