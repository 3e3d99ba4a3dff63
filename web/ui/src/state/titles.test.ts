import { expect, test } from "vitest";
import { titlesOf } from "./titles";

test("fields are called by their titles, those within others by their paths", () => {
  const schema = {
    properties: {
      score: { title: "How good is it?" },
      "a.b": { title: "Dotted" },
      plain: { type: "string" },
      blank: { title: " " },
      odd: { title: 3 },
      style: { properties: { is_polite: { title: "Polite" } } },
      named: { $ref: "#/$defs/named" },
      own: { $ref: "#/$defs/named", title: "Its own" },
      self: { $ref: "#" },
      gone: { $ref: "#/$defs/none" },
    },
    $defs: { named: { title: "By reference" } },
  };
  expect(Object.fromEntries(titlesOf(schema))).toEqual({
    score: "How good is it?",
    "a\\.b": "Dotted",
    "style.is_polite": "Polite",
    named: "By reference",
    own: "Its own",
  });
  for (const none of [null, true, [], { properties: null }]) expect(titlesOf(none).size).toBe(0);
});

test("what refers to itself comes to an end", () => {
  const schema = { properties: { a: { $ref: "#/$defs/a", title: "A" } }, $defs: {} as object };
  schema.$defs = { a: { properties: { a: { $ref: "#/$defs/a" } } } };
  expect(titlesOf(schema).get("a")).toBe("A");
});
