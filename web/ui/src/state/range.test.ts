import fc from "fast-check";
import { expect, test } from "vitest";
import { isDamaged, printRange, rangeWords, readRange, splitRange, withRange } from "./range";

const NOW = Date.parse("2026-11-27T12:00:00Z");

test("a range of the last hours ends with what is new", () => {
  expect(readRange("-24h", NOW)).toEqual({ from: NOW - 86_400_000, to: null });
  expect(rangeWords("-24h")).toBe("Last 24 hours");
  expect(rangeWords("-1h")).toBe("Last hour");
});

test("two instants, either of them left out", () => {
  const instant = fc.option(fc.integer({ min: 0, max: NOW }));
  fc.assert(
    fc.property(instant, instant, (from, to) => {
      fc.pre(from !== null || to !== null);
      expect(readRange(printRange({ from, to }), NOW)).toEqual({ from, to });
    }),
  );
});

test.each([undefined, "", "..", "24h", "-24x", "a..b", "1..2..3"])("%s is no range", (text) => {
  expect(readRange(text, NOW)).toBeNull();
});

test("what is meant as a range and is none is told apart from all time", () => {
  const of = (text?: string) => isDamaged(text, readRange(text, NOW));
  expect([of("2026-02-31.."), of("yesterday"), of("5")]).toEqual([true, true, true]);
  expect([of(undefined), of(".."), of("-7d"), of("2026-02-28..")]).toEqual(Array(4).fill(false));
});

test("a filter without conditions is everything", () => {
  expect(splitRange({})).toEqual({ own: undefined, range: null });
});

test("it stands beside what the filter says", () => {
  const range = { from: NOW, to: null };
  const gte = "2026-11-27T12:00:00.000Z";
  expect(withRange(undefined, range)).toEqual({ createdAt: { gte } });
  expect(withRange({ graded: true }, range)).toEqual({ graded: true, createdAt: { gte } });
  const own = { createdAt: { lt: "2026-11-27T13:00:00Z" } };
  expect(withRange(own, range)).toEqual({ and: [own, { createdAt: { gte } }] });
  expect(withRange(own, null)).toBe(own);
});
