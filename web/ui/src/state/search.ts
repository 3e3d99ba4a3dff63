/**
 * Search parameters of a page: what the address says, each of its type or left out.
 *
 * An address is typed by people and kept for years: what does not fit is passed over.
 */

type Params = Record<string, unknown>;
type Reader<T> = (value: unknown) => T | undefined;
type Read<R> = { [K in keyof R]?: R[K] extends Reader<infer T> ? T : never };

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

/** A text that is not empty. The router reads `123` as a number: it is a text all the same. */
export const text: Reader<string> = (value) => {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
};

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
