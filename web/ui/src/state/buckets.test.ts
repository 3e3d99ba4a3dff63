import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketWords, cutsOf, unitOf } from "./buckets";

const HOUR = 3_600_000;

test.each([
  [HOUR, "MINUTE"],
  [24 * HOUR, "HOUR"],
  [7 * 24 * HOUR, "DAY"],
  [365 * 24 * HOUR, "WEEK"],
  [900 * 24 * HOUR, "MONTH"],
])("%i milliseconds are cut by %s", (span, unit) => {
  expect(unitOf(0, span)).toBe(unit);
});

test("what lies in the range is in one cut, and nothing else", () => {
  const of = fc.record({
    buckets: fc.integer({ min: 1, max: 50 }),
    first: fc.integer({ min: 0, max: HOUR - 1 }),
    last: fc.integer({ min: 1, max: HOUR }),
  });
  fc.assert(
    fc.property(of, ({ buckets, first, last }) => {
      const begins = Array.from({ length: buckets }, (_, index) => index * HOUR);
      const range = { from: first, to: (buckets - 1) * HOUR + Math.max(last, first + 1) };
      const cuts = cutsOf(begins, range);
      expect(cuts[0]?.from).toBe(range.from);
      expect(cuts.at(-1)?.to).toBe(range.to);
      for (const [index, { to }] of cuts.slice(0, -1).entries()) {
        expect(cuts[index + 1]?.from).toBe(to);
      }
    }),
  );
});

test("without a range the last one is open", () => {
  expect(cutsOf([0, HOUR], null)).toEqual([
    { from: 0, to: HOUR, isPart: false },
    { from: HOUR, to: null, isPart: false },
  ]);
});

test("words of a bucket are in the zone", () => {
  const at = Date.parse("2026-11-26T23:00:00Z");
  expect(bucketWords(at, "DAY", "Europe/Berlin").short).toBe("27 Nov");
  expect(bucketWords(at, "HOUR", "UTC").short).toBe("23:00");
});
