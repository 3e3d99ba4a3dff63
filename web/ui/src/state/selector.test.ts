import { expect, test } from "vitest";
import { EVERYTHING, inputOf, percent, selectorWords } from "./selector";

test("what a task selects, in words", () => {
  expect(selectorWords(EVERYTHING)).toEqual([]);
  const selector = {
    tags: { all: ["prod", "support"], any: ["a", "b"], none: ["test"] },
    filter: { status: { eq: "FAILED" } },
    sampleRate: 0.07,
    from: "2026-11-01T00:00:00Z",
    to: null,
  };
  expect(selectorWords(selector, (at) => at.slice(0, 10))).toEqual([
    "tagged prod and support",
    "tagged a or b",
    "not tagged test",
    "status:failed",
    "from 2026-11-01",
    "7 % of them",
  ]);
  expect(percent(0.123456)).toBe("12.3456 %");
});

test("what is not given is left out of what is sent", () => {
  expect(inputOf(EVERYTHING)).toEqual({ tags: { all: [], any: [], none: [] }, sampleRate: 1 });
  const window = { ...EVERYTHING, to: "2026-11-01T00:00:00Z", filter: { graded: false } };
  expect(inputOf(window)).toMatchObject({ to: window.to, filter: window.filter });
});
