import fc from "fast-check";
import { expect, test } from "vitest";
import { object, oneOf, searchOf, text, texts } from "./search";

const read = searchOf({ f: object(), r: text, o: oneOf("up", "down"), c: texts });

test("what fits is read", () => {
  const search = { f: { status: { eq: "FAILED" } }, r: "-24h", o: "down", c: ["a"], other: 1 };
  expect(read(search)).toEqual({ f: search.f, r: "-24h", o: "down", c: ["a"] });
});

test("a text that the router took for a number is a text", () => {
  expect(read({ r: 12 })).toEqual({ r: "12" });
});

test("what does not fit is laid over what was typed", () => {
  const typed = { f: "{", r: {}, o: "__proto__", c: 5, other: 1 };
  const laid = { ...typed, ...read(typed) };
  expect(laid).toEqual({ f: undefined, r: undefined, o: undefined, c: undefined, other: 1 });
});

test("whatever an address says, what does not fit is passed over", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("f", "r", "o", "c"), fc.anything()), (search) => {
      const { f, r, o, c } = read(search);
      expect(f === undefined || (typeof f === "object" && !Array.isArray(f))).toBe(true);
      expect(r === undefined || (typeof r === "string" && r !== "")).toBe(true);
      expect([undefined, "up", "down"]).toContain(o);
      expect(c === undefined || c.every((each) => typeof each === "string")).toBe(true);
    }),
  );
});
