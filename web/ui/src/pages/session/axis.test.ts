import fc from "fast-check";
import { expect, test } from "vitest";
import { axisOf, overlapsOf, spanOf } from "./axis";

const span = fc
  .tuple(fc.nat(10_000_000), fc.nat(60_000))
  .map(([start, length]) => ({ start, end: start + length }));
const spans = fc.array(span, { minLength: 1, maxLength: 30 });

test("later stands further to the right, from one end of the line to the other", () => {
  fc.assert(
    fc.property(spans, fc.boolean(), (all, isToScale) => {
      const { at, moment, cuts } = axisOf(all, isToScale);
      const moments = all.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b);
      const places = moments.map(at);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places[0]).toBe(0);
      if (moments[0] !== moments.at(-1)) expect(places.at(-1)).toBeCloseTo(1, 6);
      for (const each of moments) expect(moment(at(each))).toBeCloseTo(each, 0);
      expect(cuts.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(0.3001);
    }),
  );
});

test("nothing was done in what is cut", () => {
  fc.assert(
    fc.property(spans, (all) => {
      for (const cut of axisOf(all, false).cuts) {
        expect(all.some(({ start, end }) => start < cut.end && end > cut.start)).toBe(false);
      }
    }),
  );
});

test("an hour between two calls of a second takes little of the line", () => {
  const all = [
    { start: 0, end: 1_000 },
    { start: 3_600_000, end: 3_601_000 },
  ];
  expect(axisOf(all, false).at(1_000)).toBeCloseTo(0.485);
  expect(axisOf(all, true).at(1_000)).toBeLessThan(0.001);
  expect(axisOf([], false).at(5)).toBe(0);
});

test("what goes on at once is counted, as by looking at each pair", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(5))), (pairs) => {
      const all = pairs.map(([start, length]) => ({ start, end: start + length }));
      const long = all.filter(({ start, end }) => end > start);
      const wanted = long.map(
        (one) =>
          long.filter((each) => each !== one && each.start < one.end && each.end > one.start)
            .length,
      );
      expect(overlapsOf(long)).toEqual(wanted);
      expect(overlapsOf([{ start: 3, end: 3 }])).toEqual([0]);
    }),
  );
});

test("a call begins when it was made, and ends after its duration", () => {
  const createdAt = "2026-11-01T00:00:00Z";
  const start = Date.parse(createdAt);
  expect(spanOf({ createdAt, duration: 1.5 })).toEqual({ start, end: start + 1500 });
  expect(spanOf({ createdAt, duration: null })).toEqual({ start, end: start });
});
