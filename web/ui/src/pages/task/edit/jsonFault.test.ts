import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFault } from "./jsonFault";

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test.each([
  ['{"a": 1,}', 8, "name"],
  ['{"a" 1}', 5, "colon"],
  ["[1 2]", 3, "comma"],
  ['{"a": tru}', 6, "value"],
  ['{"a": "x', 6, "quotes"],
  ["", 0, "value"],
  ["{} {}", 3, "over"],
  ["[01]", 1, "value"],
  ['{"a": [1, 2}', 11, "comma"],
])("%s is wrong at %i", (text, at, word) => {
  const fault = jsonFault(text);
  expect([fault?.from, fault?.message]).toEqual([at, expect.stringContaining(word)]);
});

test("it is JSON exactly where JSON.parse takes it", () => {
  const cut = fc
    .tuple(fc.json(), fc.nat(), fc.nat({ max: 3 }), fc.constantFrom("", "x", ",", "}", '"', "0"))
    .map(([text, at, less, more]) => {
      const place = text.length === 0 ? 0 : at % text.length;
      return text.slice(0, place) + more + text.slice(place + less);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), cut, fc.string()), (text) => {
      expect(jsonFault(text) === null).toBe(parses(text));
    }),
    { numRuns: 2_000 },
  );
});
