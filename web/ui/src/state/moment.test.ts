import fc from "fast-check";
import { expect, test } from "vitest";
import { momentOf } from "./moment";
import { readRange } from "./range";

const DAMAGED = [
  ...["2026-02-31", "2026-02-31T00:00:00Z", "2025-02-29", "2026-04-31T10:00Z", "2026-13-01"],
  ...["5", "", "2026", "2026-11", "now", "18 Nov 2026", "2026-11-18 18:07", "2026-11-18T25:00Z"],
];

test.each(DAMAGED)("%j is no moment, nor is a range of it", (text) => {
  expect(momentOf(text)).toBeNull();
  if (text === "") return;
  for (const range of [`${text}..`, `..${text}`, `2026-01-01..${text}`]) {
    expect(readRange(range, 0)).toBeNull();
  }
});

test.each([
  ["2026-11-18T18:07:00Z", "2026-11-18T18:07:00.000Z"],
  ["2026-11-18T18:07Z", "2026-11-18T18:07:00.000Z"],
  ["2026-11-18T18:07:00.123456Z", "2026-11-18T18:07:00.123Z"],
  ["2026-11-18T20:07:00+02:00", "2026-11-18T18:07:00.000Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z"],
])("%s is one", (text, iso) => {
  expect(new Date(momentOf(text) ?? NaN).toISOString()).toBe(iso);
});

test("whatever is printed is read", () => {
  const most = 8.64e15;
  fc.assert(
    fc.property(fc.integer({ min: -most, max: most }), (at) => {
      expect(momentOf(new Date(at).toISOString())).toBe(at);
    }),
  );
});
