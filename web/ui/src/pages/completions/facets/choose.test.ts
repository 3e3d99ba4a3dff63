import { describe, expect, it, test } from "vitest";
import type { CompletionFilter } from "@/gql/graphql";
import { chosenOf, leftOut, toggled, type Value } from "./choose";
import { FACETS, type Facet } from "./facet";

function facet(key: Facet["key"]): Facet {
  const found = FACETS.find((each) => each.key === key);
  if (!found) throw new Error(key);
  return found;
}
const [status, model, tags, graded] = [
  facet("status"),
  facet("model"),
  facet("tags"),
  facet("graded"),
];

describe("values of a facet", () => {
  it("are chosen beside one another, and taken away one by one", () => {
    const one = toggled({ duration: { gte: 1 } }, status, "FAILED");
    expect(one).toEqual({ duration: { gte: 1 }, status: { eq: "FAILED" } });
    const two = toggled(one, status, "STARTED");
    expect(two).toEqual({ duration: { gte: 1 }, status: { in: ["FAILED", "STARTED"] } });
    expect(chosenOf(two, status)).toEqual({
      values: ["FAILED", "STARTED"],
      rest: { duration: { gte: 1 } },
    });
    expect(toggled(toggled(two, status, "FAILED"), status, "STARTED")).toEqual({
      duration: { gte: 1 },
    });
    expect(toggled({ status: { eq: "FAILED" } }, status, "FAILED")).toBeUndefined();
  });

  it.each<[Facet, Value[], CompletionFilter]>([
    [model, [null], { model: { isNull: true } }],
    [tags, [null], { tags: { isEmpty: true } }],
    [tags, ["a", "b"], { tags: { hasAny: ["a", "b"] } }],
    [tags, ["a", null], { or: [{ tags: { has: "a" } }, { tags: { isEmpty: true } }] }],
    [model, [null, "x"], { or: [{ model: { eq: "x" } }, { model: { isNull: true } }] }],
    [graded, ["no"], { graded: false }],
  ])("are one condition, which is read back", (of, values, condition) => {
    const made = values.reduce<CompletionFilter | undefined>(
      (filter, value) => toggled(filter, of, value),
      undefined,
    );
    expect(made).toEqual(condition);
    const { values: read, rest } = chosenOf(made, of);
    expect(new Set(read)).toEqual(new Set(values));
    expect(rest).toBeUndefined();
  });

  it("stand beside what else is asked of the field, and of others", () => {
    const typed: CompletionFilter = {
      model: { startsWith: "gpt" },
      or: [{ kind: { eq: "CHAT" } }, { graded: true }],
    };
    const first = toggled(typed, model, "gpt-4o");
    const second = toggled(first, model, null);
    expect(first).toEqual({ ...typed, and: [{ model: { eq: "gpt-4o" } }] });
    expect(chosenOf(second, model)).toEqual({ values: ["gpt-4o", null], rest: typed });
    expect(toggled(toggled(second, model, null), model, "gpt-4o")).toEqual(typed);
    expect(chosenOf({ not: { model: { eq: "x" } } }, model).values).toEqual([]);
  });

  it("of graded are one or the other", () => {
    expect(toggled({ graded: true }, graded, "no")).toEqual({ graded: false });
    expect(toggled({ graded: true }, graded, "yes")).toBeUndefined();
  });

  it("that are left out are chosen no more", () => {
    expect(leftOut({ status: { eq: "FAILED" } }, status, "FAILED")).toEqual({
      not: { status: { eq: "FAILED" } },
    });
  });
});

test.each([
  { model: { in: "abc" } },
  { model: { in: [1, {}] } },
  { or: [null] },
  { or: {} },
  { or: "x" },
  { and: {} },
  { and: [null] },
  { and: "x" },
  { model: "x" },
])("of a damaged filter %j nothing is chosen, and all of it stays", (filter) => {
  const damaged = filter as unknown as CompletionFilter;
  expect(chosenOf(damaged, model)).toEqual({ values: [], rest: damaged });
});
