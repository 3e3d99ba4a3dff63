import { expect, test } from "vitest";
import { COMPLETIONS, SESSIONS } from ".";
import { MOST_CONDITIONS, MOST_LETTERS, conditionsOf, tooMany } from "./limits";

const many = (number: number) => Array.from({ length: number }, () => ({ tags: { has: "a" } }));

test.each([
  [{}, 1],
  [{ tags: { has: "a" }, model: { eq: "b" } }, 1],
  [{ and: many(3) }, 4],
  [{ or: [...many(2), { not: { and: many(2) } }] }, 7],
  [{ payload: [{ path: "request.a" }, { path: "request.b" }], metadata: [{ key: "c" }] }, 4],
  [{ feedback: { some: { values: [{ path: "a" }], and: many(1) }, none: {} } }, 5],
  // What the gateway refuses for another reason.
  [{ and: [null, 3, "x"], or: null, feedback: [] }, 1],
])("%j has as many conditions as the gateway counts", (filter, number) => {
  expect(conditionsOf(filter)).toBe(number);
});

test("what the gateway refuses for its number is told before it is asked", () => {
  expect(tooMany({ and: many(MOST_CONDITIONS - 1) })).toBeNull();
  expect(tooMany({ and: many(MOST_CONDITIONS) })).toContain("201 conditions");
  expect(tooMany(undefined)).toBeNull();
});

test.each([
  "tag:a ",
  "tag:a OR ",
  "(tag:a) ",
  "-tag:a ",
  "word ",
  ")",
  "(",
  '"',
  "{",
  "a,",
  "=",
  "x:1 ",
])("%j over and over is read up to the most letters, and not beyond", (part) => {
  const text = part.repeat(Math.floor(MOST_LETTERS / part.length));
  expect(() => COMPLETIONS.parse(text)).not.toThrow();
  const longer = `${text}${part.repeat(100)}`;
  for (const { parse } of [COMPLETIONS, SESSIONS]) {
    const { nodes, filter, errors } = parse(longer);
    expect([nodes, filter, errors.length]).toEqual([[], undefined, 1]);
    expect(errors[0]?.message).toContain("100,000 letters");
  }
});
