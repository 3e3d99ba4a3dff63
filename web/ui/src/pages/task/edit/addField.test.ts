import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_FIELD, type NewField, fieldFault, withField } from "./addField";

const TEXT = `{
  "type": "object",
  "properties": {
    "score":   { "type": "integer", "maximum": 1.0 }
  },
  "required": ["score"],
  "x": 9007199254740993
}`;
const field = (of: Partial<NewField>): NewField => ({ ...NO_FIELD, name: "kind", ...of });

test("a field is put behind the others, and all that is there stays as it is written", () => {
  const made = withField(
    TEXT,
    field({
      title: 'What "kind"?',
      kind: "choice",
      choices: "good\n bad \n\ngood",
      isRequired: true,
    }),
  );
  expect(made).toBe(`{
  "type": "object",
  "properties": {
    "score":   { "type": "integer", "maximum": 1.0 },
    "kind": {
      "title": "What \\"kind\\"?",
      "enum": ["good", "bad"]
    }
  },
  "required": ["score", "kind"],
  "x": 9007199254740993
}`);
});

test("a schema without fields gets its first one, in a line or in several", () => {
  expect(withField("{}", field({ kind: "yesno", isRequired: true }))).toBe(
    '{ "properties": { "kind": { "type": "boolean" } }, "required": ["kind"] }',
  );
  expect(withField('{\n  "type": "object"\n}', field({ least: "1", most: "" }))).toBe(
    '{\n  "type": "object",\n  "properties": {\n    "kind": {\n      "type": "integer",\n      "minimum": 1\n    }\n  }\n}',
  );
});

test.each([
  ["[]", {}, "The schema is none of an object with fields: write it by hand."],
  ['{"properties": 1}', {}, "The schema is none of an object with fields: write it by hand."],
  [
    '{"required": 1}',
    { isRequired: true },
    "What the schema has at “required” is no list: write it by hand.",
  ],
  [TEXT, { name: " " }, "A name is missing."],
  [TEXT, { name: "score" }, "There is a field of this name."],
  [TEXT, { kind: "choice", choices: "one\none" }, "Two choices or more, one in a line."],
  [TEXT, { least: "a" }, "The range is of numbers: 1, 2.5, -3."],
  [TEXT, { least: "1.5" }, "Whole numbers have no part."],
  [TEXT, { least: "6" }, "The least is more than the most."],
  [TEXT, { least: "1.50", isWhole: false }, null],
] as const)("of %s with %o it says %s", (text, of, words) => {
  expect(fieldFault(text, field(of))).toBe(words);
});

test("whatever the name and however the text is written, it is JSON with one field more", () => {
  const schema = fc.record(
    {
      type: fc.constant("object"),
      properties: fc.dictionary(fc.string({ maxLength: 4 }), fc.constant({ type: "string" })),
      required: fc.array(fc.string({ maxLength: 4 }), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  const kind = fc.constantFrom("yesno", "number", "text", "choice" as const);
  fc.assert(
    fc.property(
      schema,
      kind,
      fc.string(),
      fc.constantFrom(0, 2, "\t"),
      (of, which, name, space) => {
        const text = JSON.stringify(of, null, space);
        const made = field({
          name,
          kind: which,
          choices: "a\nb",
          isRequired: true,
        });
        if (fieldFault(text, made) !== null) return;
        const { properties = {}, required = [], ...rest } = of;
        const after = JSON.parse(withField(text, made)) as typeof of;
        const { properties: all = {}, required: those = [], ...others } = after;
        expect(others).toEqual(rest);
        expect(Object.keys(all).sort()).toEqual([...Object.keys(properties), name.trim()].sort());
        expect(those).toEqual([...required, name.trim()]);
      },
    ),
  );
});
