import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepsDigits, parseJson } from "@/forms/json";
import { exactAt, fieldsOf, hasSameDigits, plain, printed } from "./exact";

describe("exact JSON", () => {
  it("is the same JSON as any other", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = parseJson(JSON.stringify(value));
        expect(JSON.stringify(read)).toBe(JSON.stringify(value));
        expect(hasSameDigits(read, value)).toBe(true);
      }),
    );
  });

  it.runIf(keepsDigits)("keeps digits that numbers do not hold", () => {
    const text = '{"a":1.0,"b":[9007199254740993,1e2]}';
    expect(JSON.stringify(parseJson(text))).toBe(text);
    expect(plain(parseJson(text))).toEqual({ a: 1, b: [9007199254740992, 100] });
  });

  it("is exact only where clients' JSON is", () => {
    const text = '{"distance": 0.50, "jsonValues": {"score": 2}}';
    expect(exactAt(parseJson(text), ["jsonValues"])).toEqual({
      distance: 0.5,
      jsonValues: { score: 2 },
    });
  });

  it("does not look at the order of keys, and does at values", () => {
    expect(hasSameDigits({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
    expect(hasSameDigits({ a: 1 }, { a: "1" })).toBe(false);
    expect(hasSameDigits([1, 2], [2, 1])).toBe(false);
    expect(hasSameDigits(parseJson("[1]"), parseJson("[1.0]"))).toBe(!keepsDigits);
  });

  it("has fields of an object, and one without a name of anything else", () => {
    expect(fieldsOf({ a: 1 })).toEqual([["a", 1]]);
    expect(fieldsOf([1])).toEqual([["", [1]]]);
    expect(printed("text")).toBe("text");
    expect(printed({ a: null })).toBe('{"a":null}');
  });
});
