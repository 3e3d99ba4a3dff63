/** How large a filter may be: the gateway refuses more, and the page would stand still over it. */
import { shownCount } from "../shown";
import { type Json, isObject } from "./tree";

/** The gateway's own: services/storage/filters.py, which says how they are counted. */
export const MOST_CONDITIONS = 200;
/** A list of the most values that a condition may have, 1,000, has room in it at 90 letters each. */
export const MOST_LETTERS = 100_000;

/** What is wrong with the length of a text; null for nothing. */
export function tooLong(text: string): string | null {
  if (text.length <= MOST_LETTERS) return null;
  const [most, length] = [shownCount(MOST_LETTERS), shownCount(text.length)];
  return `A filter has up to ${most} letters, this one ${length}: nothing of it is applied.`;
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);

/** Each that `and`, `or` and `not` combine is one, and so is the whole; paths count one by one. */
export function conditionsOf(filter: unknown): number {
  let level: unknown[] = [filter];
  let number = 0;
  while (level.length > 0) {
    const filters = level.filter(isObject);
    for (const { payload, metadata, values } of filters)
      number += 1 + lengthOf(payload) + lengthOf(metadata) + lengthOf(values);
    level = filters.flatMap(below);
  }
  return number;
}

function below({ and, or, not, feedback }: Json): unknown[] {
  const { some, none, every } = isObject(feedback) ? feedback : ({} as Json);
  return [and, or, not, some, none, every].flat();
}

export function tooMany(filter: object | undefined): string | null {
  const number = filter ? conditionsOf(filter) : 0;
  if (number <= MOST_CONDITIONS) return null;
  return `This combines ${shownCount(number)} conditions; the gateway takes up to ${shownCount(MOST_CONDITIONS)}.`;
}
