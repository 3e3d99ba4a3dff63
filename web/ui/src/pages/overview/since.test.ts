import { expect, test } from "vitest";
import { sinceOf } from "./since";

const at = (day: number) => Date.parse(`2026-11-${day}T00:00:00Z`);
const range = { from: at(10), to: at(20) };
const days = (of: ReturnType<typeof sinceOf>) =>
  of &&
  [of.a, of.b].map(({ createdAt }) =>
    [createdAt?.gte, createdAt?.lt].map((each) => Number(String(each).slice(8, 10))),
  );

test("it is the range and the one before, as long", () => {
  const found = sinceOf({
    own: undefined,
    range: { from: at(15), to: at(20) },
    now: 0,
    mark: null,
  });
  expect(days(found)).toEqual([
    [10, 15],
    [15, 20],
  ]);
});

test("a mark is the border of both", () => {
  const within = [
    [14, 17],
    [17, 20],
  ];
  expect(days(sinceOf({ own: undefined, range, now: 0, mark: at(17) }))).toEqual(within);
  // All of time ends now.
  const all = { own: undefined, range: null, now: at(20) };
  expect(days(sinceOf({ ...all, mark: at(17) }))).toEqual(within);
  expect(sinceOf({ ...all, mark: null })).toBeNull();
});

test("a mark beside the range is none of its borders", () => {
  for (const mark of [at(9), at(20), at(21)]) {
    expect(
      days(sinceOf({ own: undefined, range: { ...range, from: at(16) }, now: 0, mark })),
    ).toEqual([
      [12, 16],
      [16, 20],
    ]);
  }
});
