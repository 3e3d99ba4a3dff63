import { expect, test } from "vitest";
import {
  AMOUNT,
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
  [100, 112, AMOUNT, false, 1, "12 % more"],
  [100, 96.1, AMOUNT, false, -1, "3.9 % less"],
  [3, 5997, AMOUNT, false, 1, "1,999 times as much"],
  [0, 4, AMOUNT, false, 1, "new"],
  [0, 0, AMOUNT, false, 0, "the same"],
  [1, 1.0001, TIME, false, 0, "the same"],
  [1, 2, TIME, false, 1, "100 % slower"],
  [0.04, 0.05, RATE, true, 1, "1 point higher"],
  [0.05, 0.005, RATE, true, -1, "4.5 points lower"],
] as const)("from %d to %d", (before, now, words, isPart, sign, expected) => {
  expect(changeOf(before, now, words, isPart)).toEqual({ sign, words: expected });
});

test("what is not known has no difference", () => {
  expect(changeOf(null, 1, AMOUNT)).toBeNull();
  expect(changeOf(1, undefined, AMOUNT)).toBeNull();
});
