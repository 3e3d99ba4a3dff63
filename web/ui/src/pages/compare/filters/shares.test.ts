import { expect, test } from "vitest";
import { groupingOf } from "@/state/dimensions";
import {
  BANDS,
  type Line,
  differenceWords,
  linesOfBands,
  linesOfGroups,
  narrowed,
  ordered,
  timesOf,
  withAllElse,
  withRangeBefore,
} from "./shares";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-27T00:00:00Z");

function line(name: string, a: number | null, b: number | null): Line {
  const portion = (share: number | null) => ({ count: share ? share * 100 : 0, share });
  return { kind: "Model", name, condition: null, a: portion(a), b: portion(b) };
}

test("what differs most comes first, whichever side has more; what neither has does not", () => {
  const lines = [
    line("same", 0.2, 0.2),
    line("none", 0, 0),
    line("a", 0.5, 0.1),
    line("b", 0, 0.3),
  ];
  expect(ordered(lines).map(({ name }) => name)).toEqual(["a", "b", "same"]);
});

test.each([
  [0.1, 0.223, "12.3 points more in B"],
  [0.02, 0.01, "1.0 point more in A"],
  [0.1, 0.1001, "the same"],
  [null, 0.1, "not known"],
])("from %d to %d", (a, b, words) => {
  expect(differenceWords(line("x", a, b))).toBe(words);
});

test("of two ranges, one of which ends before the other begins, it is said which is before", () => {
  const within = (gte?: string, lt?: string) => ({ createdAt: { gte, lt } });
  const [one, other] = [within("2026-11-01", "2026-11-02"), within("2026-11-02", "2026-11-03")];
  expect(timesOf(one, other)).toEqual({ A: "before", B: "after" });
  expect(timesOf(other, one)).toEqual({ A: "after", B: "before" });
  expect(timesOf(one, one)).toBeNull();
  expect(timesOf(one, undefined)).toBeNull();
  expect(timesOf(one, within(undefined, "2026-11-03"))).toBeNull();
  expect(differenceWords(line("x", 0.5, 0.1), timesOf(one, other))).toBe("40.0 points more before");
});

test("groups are lines with the condition that leads to them", () => {
  const by = groupingOf("tag");
  if (!by) throw new Error("no grouping");
  const portion = { count: 1, share: 0.5 };
  expect(linesOfGroups([{ group: ["prod"], a: portion, b: portion }], by)).toEqual([
    { kind: "Tag", name: "prod", condition: { tags: { has: "prod" } }, a: portion, b: portion },
  ]);
});

test("bands leave out nothing and share nothing", () => {
  for (const { bands } of Object.values(BANDS)) {
    expect(bands).toHaveLength(7);
    const limits = bands
      .slice(0, -1)
      .map(({ condition }) => condition.duration ?? condition.totalTokens);
    for (const [index, limit] of limits.slice(0, -1).entries()) {
      expect(limits[index + 1]?.gte).toBe(limit?.lt);
    }
  }
  const lines = linesOfBands(BANDS.duration, [{ a: 1, b: 0 }], { a: 4, b: 0 });
  expect(lines[0]?.a.share).toBe(0.25);
  expect(lines[0]?.b.share).toBeNull();
});

test("a filter stands beside itself in the range before, or beside all else", () => {
  const within = (from: number, to: number) => ({
    createdAt: { gte: new Date(from).toISOString(), lt: new Date(to).toISOString() },
  });
  const tags = { tags: { has: "prod" } };
  expect(withRangeBefore({ ...tags, ...within(NOW - DAY, NOW) }, 0)).toEqual({
    a: { ...tags, ...within(NOW - 2 * DAY, NOW - DAY) },
    b: { ...tags, ...within(NOW - DAY, NOW) },
  });
  expect(withRangeBefore(undefined, NOW).a).toEqual(within(NOW - 14 * DAY, NOW - 7 * DAY));
  expect(withAllElse({ ...tags, ...within(NOW - DAY, NOW) }).a).toEqual({
    not: tags,
    ...within(NOW - DAY, NOW),
  });
});

test("both are narrowed at once", () => {
  const condition = { model: { eq: "m" } };
  expect(narrowed({ a: {}, b: { graded: true } }, condition)).toEqual({
    a: condition,
    b: { graded: true, ...condition },
  });
});
