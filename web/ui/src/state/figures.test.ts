import { expect, test } from "vitest";
import {
  AMOUNT,
  NUMBER,
  RATE,
  TIME,
  changeOf,
  count,
  dollars,
  percent,
  seconds,
  shortCount,
} from "./figures";

test.each([
  [count(1234.4), "1,234"],
  [shortCount(9_999), "9,999"],
  [shortCount(250_812), "250.8K"],
  [percent(0.1268), "12.7 %"],
  [percent(0.11), "11.0 %"],
  [percent(0.0004), "0.04 %"],
  [percent(0), "0 %"],
  [seconds(0.0204), "20 ms"],
  [seconds(0.9996), "1.00 s"],
  [seconds(125.4), "2 min 5 s"],
  [dollars(0.1), "$0.10"],
  [dollars(0.0000167), "$0.0000167"],
  [dollars(12), "$12.00"],
  [dollars(0), "$0.00"],
  [count(null), "–"],
])("%s", (shown, expected) => {
  expect(shown).toBe(expected);
});

test.each([
  [100, 112, AMOUNT, 1, "12 % more"],
  [100, 96.1, AMOUNT, -1, "3.9 % less"],
  [100, 93.3, NUMBER, -1, "6.7 % fewer"],
  [100, 199, NUMBER, 1, "99 % more"],
  [100, 230, NUMBER, 1, "2.3 times as many"],
  [3, 5997, AMOUNT, 1, "1,999 times as much"],
  [0, 4, AMOUNT, 1, "new"],
  [0, 0, AMOUNT, 0, "the same"],
  [1, 1.0001, TIME, 0, "the same"],
  // One form from twice as much on: both stand in neighbouring rows.
  [1, 2.01, TIME, 1, "2 times as long"],
  [1, 13, TIME, 1, "13 times as long"],
  [0.04, 0.05, RATE, 1, "1 point higher"],
  [0.05, 0.005, RATE, -1, "4.5 points lower"],
] as const)("from %d to %d", (before, now, words, sign, expected) => {
  expect(changeOf(before, now, words, { calls: 1000 })).toEqual({ sign, words: expected });
});

test.each([
  [19, undefined, true],
  [20, undefined, false],
  [99, 99, true],
  [100, 99, false],
  [99, 95, false],
])("whether %d calls are too few for p%d to be compared with", (calls, percentile, isTooFew) => {
  const { sign, words } = changeOf(1, 6.55, TIME, { calls, percentile }) ?? {};
  expect(words).toBe(isTooFew ? "too few before to compare" : "6.6 times as long");
  expect(sign).toBe(isTooFew ? null : 1);
  expect(changeOf(1, 2, RATE, { calls, percentile, where: "in A" })?.words).toBe(
    isTooFew ? "too few in A to compare" : "100 points higher",
  );
});

test("of no calls before what there is now is new, and what has not changed has not", () => {
  expect(changeOf(0, 4, NUMBER, { calls: 0 })?.words).toBe("new");
  expect(changeOf(8, 8, NUMBER, { calls: 8 })?.words).toBe("the same");
});

test("what is not known has no difference", () => {
  expect(changeOf(null, 1, AMOUNT, { calls: 100 })).toBeNull();
  expect(changeOf(1, undefined, AMOUNT, { calls: 100 })).toBeNull();
});
