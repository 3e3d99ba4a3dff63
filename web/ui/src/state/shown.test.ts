import fc from "fast-check";
import { expect, test } from "vitest";
import { shownCost, shownMany, shownSpan } from "./shown";

test.each([
  [0, true, "0 grades"],
  [1, true, "1 grade"],
  [1, false, "1+ grades"],
  [2, true, "2 grades"],
  [10_000, false, "10,000+ grades"],
])("%s of them, exactly: %s, are %s", (count, isExact, text) => {
  expect(shownMany(count, "grade", isExact)).toBe(text);
});

test.each([
  ["0", "$0.00"],
  ["12", "$12.00"],
  ["1234567.891", "$1,234,567.89"],
  ["0.000012345", "$0.000012"],
  ["0.5", "$0.50"],
  ["no number", "$no number"],
])("%s dollars are %s", (dollars, text) => {
  expect(shownCost(dollars)).toBe(text);
});

test.each([
  [0, "0 ms"],
  [999.4, "999 ms"],
  [999.6, "1.00 s"],
  [1_234, "1.23 s"],
  [9_996, "10.0 s"],
  [59_940, "59.9 s"],
  [59_999, "1 min"],
  [60_000, "1 min"],
  [3_599_400, "59 min 59 s"],
  [3_599_999, "1 h"],
  [90_000_000, "1 d 1 h"],
])("%d ms are %s", (milliseconds, text) => {
  expect(shownSpan(milliseconds)).toBe(text);
});

test("a cost that is more is never shown as less", () => {
  const dollars = fc.tuple(fc.nat(5_000), fc.nat(999_999_999)).map(([whole, fraction]) => ({
    text: `${whole}.${String(fraction).padStart(9, "0")}`,
    value: whole + fraction / 1e9,
  }));
  fc.assert(
    fc.property(dollars, ({ text, value }) => {
      const shown = Number(shownCost(text).replace(/[$,]/g, ""));
      expect(shown).toBeLessThanOrEqual(value);
      expect(value - shown).toBeLessThan(0.01);
    }),
  );
});
