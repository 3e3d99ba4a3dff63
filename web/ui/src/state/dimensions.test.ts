import { expect, test } from "vitest";
import { FIELD_NAMES, conditionOf, groupWords, groupingOf } from "./dimensions";

const condition = (name: string, text: string | null, value: unknown = text) => {
  const grouping = groupingOf(name);
  return grouping && conditionOf(grouping, { text, value });
};

test.each([
  ["model", "gpt-4o", { model: { eq: "gpt-4o" } }],
  ["model", null, { model: { isNull: true } }],
  ["tag", "prod", { tags: { has: "prod" } }],
  ["tag", null, { tags: { isEmpty: true } }],
  ["tool", "search", { toolNames: { has: "search" } }],
  ["failure", null, { failureKind: { isNull: true } }],
  ["nothing", "x", null],
])("%s %s", (name, text, expected) => {
  expect(condition(name, text)).toEqual(expected);
});

test("of metadata the value itself is looked for, be it no text", () => {
  expect(condition("metadata.plan", "5", 5)).toEqual({ metadata: [{ key: "plan", eq: 5 }] });
  expect(condition("metadata.a.b", null, null)).toEqual({
    or: [{ metadata: [{ key: "a.b", exists: false }] }, { metadata: [{ key: "a.b", eq: null }] }],
  });
});

test("a name that is cut cannot be filtered by", () => {
  expect(condition("model", "m".repeat(200) + "…")).toBeNull();
  // So the index shows what begins with a NUL.
  expect(condition("model", " hidden…")).toBeNull();
  expect(condition("model", "and so on…")).toEqual({ model: { eq: "and so on…" } });
});

test("each has words", () => {
  for (const name of FIELD_NAMES) expect(groupingOf(name)?.title).toBeTruthy();
  const kind = groupingOf("finish");
  expect(kind && groupWords(kind, "TOOL_CALLS")).toBe("tool calls");
  expect(kind && groupWords(kind, null)).toBe("none");
});
