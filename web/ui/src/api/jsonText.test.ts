import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonText, bodyOf, plainOf } from "./jsonText";

test("what was typed is sent to the digit, with its keys in their order", () => {
  const text = '{"b": 1.0, "10": 9007199254740993, "2": "$& \\" "}';
  const variables = { input: { name: "x", jsonSchema: new JsonText(text) } };
  expect(bodyOf("q", variables)).toBe(
    `{"query":"q","variables":{"input":{"name":"x","jsonSchema":${text}}}}`,
  );
});

test("several, beside anything else, are each in its place", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.string(), (one, other, said) => {
      const variables = {
        a: new JsonText(JSON.stringify(one)),
        said,
        b: [new JsonText(JSON.stringify(other))],
      };
      const meant = JSON.parse(JSON.stringify({ a: one, said, b: [other] })) as unknown;
      expect((JSON.parse(bodyOf("q", variables)) as { variables: unknown }).variables).toEqual(
        meant,
      );
      expect(plainOf(variables)).toEqual(meant);
    }),
  );
});

test("variables without any are what they were", () => {
  const variables = { id: "x" };
  expect(plainOf(variables)).toBe(variables);
  expect(plainOf(undefined)).toBeUndefined();
});
