/**
 * Search parameters of a page: what the address says, each of its type or left out.
 *
 * An address is typed by people, cut by programs and kept for years: what does not fit is passed over, which
 * the frame says. But what narrows a list is not: without it more would be shown than was asked for.
 */

import { depthOf, parseExact, printExact } from "./jsonText";
import { isDamaged, readRange } from "./range";

type Params = Record<string, unknown>;
type Reader<T> = (value: unknown) => T | undefined;
type Read<R> = { [K in keyof R]?: R[K] extends Reader<infer T> ? T : never };

/** People nest filters some five deep; programs that compute on them end at some thousands. */
export const MOST_BRACKETS = 100;
const TOO_DEEP = `is nested deeper than ${MOST_BRACKETS} brackets: leave some of it out.`;

/** A part of the address that cannot be read, and narrows what is shown. */
export class DamagedAddress extends Error {
  constructor(
    readonly parameter: string,
    readonly text: string,
    /** What it is not. */
    readonly words: string,
  ) {
    super(`${parameter} ${words}`);
  }
}

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
 *
 * @param narrowing What is said of each parameter without which more would be shown: "is no filter".
 * @throws DamagedAddress, by what is returned, for one of them.
 */
export function searchOf<R extends Record<string, Reader<unknown>>>(
  readers: R,
  narrowing: { readonly [K in keyof R]?: string } = {},
) {
  const validate = (search: Params): Read<R> => {
    const read: Params = {};
    for (const [name, reader] of Object.entries(readers)) {
      const given = search[name];
      const value = reader(given);
      const words = narrowing[name];
      if (words !== undefined && value === undefined && isSaid(given)) {
        throw new DamagedAddress(name, textOf(given), isTooDeep(given) ? TOO_DEEP : words);
      }
      if (value !== undefined || Object.hasOwn(search, name)) read[name] = value;
    }
    return read as Read<R>;
  };
  return Object.assign(validate, {
    readers,
    narrows: (name: string) => Object.hasOwn(narrowing, name),
  } satisfies Readers);
}

const isSaid = (value: unknown) => value !== undefined && value !== "";
const textOf = (value: unknown) => (typeof value === "string" ? value : printExact(value));

/**
 * Parameters that a page passes over, as the address has them; none where it is not shown for one of them.
 *
 * @param validate The route's `validateSearch`; one without takes none.
 */
export function unreadIn(search: Params, validate: unknown): Record<string, string> {
  const { readers, narrows } = readersOf(validate);
  const unread = Object.entries(search).filter(
    ([name, value]) =>
      isSaid(value) && (!Object.hasOwn(readers, name) || readers[name]?.(value) === undefined),
  );
  if (unread.some(([name]) => narrows(name))) return {};
  return Object.fromEntries(unread.map(([name, value]) => [name, textOf(value)]));
}

interface Readers {
  readers: Record<string, Reader<unknown>>;
  narrows: (name: string) => boolean;
}

function readersOf(validate: unknown): Readers {
  const has = typeof validate === "function" && "readers" in validate;
  return has ? (validate as unknown as Readers) : { readers: {}, narrows: () => false };
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

/** A JSON object, such as a filter: the gateway checks what is in it. */
export const object =
  <T extends object = Params>(): Reader<T> =>
  (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? (value as T) : undefined;

/** A range of time; `..` is all of it. */
export const range: Reader<string> = (value) => {
  const said = text(value);
  return said === undefined || isDamaged(said, readRange(said, 0)) ? undefined : said;
};

/** A text that means something to the page. */
export const textFor =
  (fits: (text: string) => boolean): Reader<string> =>
  (value) => {
    const said = text(value);
    return said !== undefined && fits(said) ? said : undefined;
  };
