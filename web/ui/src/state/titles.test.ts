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

test("what refers to itself from many fields is read in no time, those at the top first", () => {
  const names = Array.from({ length: 300 }, (_, index) => `f${index}`);
  const $refs = ["#/$defs/all", "#/$defs/other"];
  const fields = (at: number) => ({
    properties: Object.fromEntries(
      names.map((name) => [name, { $ref: $refs[at] ?? "", title: `Title of ${name}` }]),
    ),
  });
  const schema = { ...fields(0), $defs: { all: fields(1), other: fields(0) } };
  const titles = titlesOf(schema);
  expect(titles.size).toBe(1000);
  expect(names.map((name) => titles.get(name))).toEqual(names.map((name) => `Title of ${name}`));
  expect(titlesOf(schema)).toBe(titles);
});
