import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_BARS, barsOf, extentOf, planOf } from "./bars";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test.each([
  [HOUR, "MINUTE", 60],
  [DAY, "MINUTE", 60],
  [7 * DAY, "HOUR", 56],
  [30 * DAY, "HOUR", 60],
  [365 * DAY, "DAY", 53],
])("%i milliseconds are cut by %s into %i bars", (span, unit, bars) => {
  expect(planOf(0, span)).toMatchObject({ unit, bars });
});

test("each call is in one bar, and few buckets are asked for", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 1, max: 3e10 }));
  fc.assert(
    fc.property(
      span,
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true })),
      ([from, long], at) => {
        const plan = planOf(from, from + long);
        expect(plan.bars).toBeLessThanOrEqual(MOST_BARS + 5);
        expect(plan.start).toBeLessThanOrEqual(from);
        expect(plan.start + plan.bars * plan.width).toBeGreaterThanOrEqual(from + long);
        const rows = at.map((each) => ({
          time: new Date(from + each * long).toISOString(),
          count: 2,
          failedCount: 1,
        }));
        const bars = barsOf(rows, plan);
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(2 * at.length);
        expect(bars.reduce((sum, { failed }) => sum + failed, 0)).toBe(at.length);
      },
    ),
  );
});

test("without a range it goes from the first day to the last", () => {
  const day = (time: string) => ({ time, count: 1, failedCount: 0 });
  expect(extentOf([])).toBeNull();
  expect(extentOf([day("2026-11-01T00:00:00.000Z"), day("2026-11-03T00:00:00.000Z")])).toEqual({
    from: Date.parse("2026-11-01T00:00:00Z"),
    to: Date.parse("2026-11-04T00:00:00Z"),
  });
});
