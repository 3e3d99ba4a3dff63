import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyOf } from "@/api/jsonText";
import type { CompletionFilter } from "@/gql/graphql";
import { parseFilter, printFilter } from "./filterText";
import {
  DamagedAddress,
  MOST_BRACKETS,
  object,
  oneOf,
  printSearch,
  range,
  readSearch,
  searchOf,
  text,
  textFor,
  texts,
  unreadIn,
} from "./search";

const narrowed = searchOf({ f: object(), r: range }, { f: "is no filter", r: "is no range" });
const read = searchOf({ f: object(), r: text, o: oneOf("up", "down"), c: texts });

test("what fits is read", () => {
  const search = { f: { status: { eq: "FAILED" } }, r: "-24h", o: "down", c: ["a"], other: 1 };
  expect(read(search)).toEqual({ f: search.f, r: "-24h", o: "down", c: ["a"] });
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

const digits = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.constantFrom("", ".5", "e3", "E-7"))
  .map(([whole, rest]) => `${whole}${rest}`);

test("an id of digits that is typed into an address is that id, and every text comes back", () => {
  fc.assert(
    fc.property(digits, (id) => {
      expect(readSearch(`?p=${id}`)).toEqual({ p: id });
    }),
  );
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("null", "true", '"x"', "{}", "[1]", "12", "007", "1e3", " {}", "{"),
  );
  fc.assert(
    fc.property(hostile, (said) => {
      expect(readSearch(printSearch({ p: said }))).toEqual({ p: said });
    }),
  );
});

test("numbers of a filter keep their value, in the address, in its text and in what is sent", () => {
  fc.assert(
    fc.property(digits, (number) => {
      const typed = `{"metadata":[{"key":"n","eq":${number}}]}`;
      const { f } = read(readSearch(`f=${encodeURIComponent(typed)}`));
      const sent = bodyOf("q", { f });
      const again = readSearch(printSearch({ f })) as { f: CompletionFilter };
      const filter = parseFilter(printFilter(again.f)).filter;
      expect(bodyOf("q", { f: filter })).toBe(sent);
      const written = /"eq":([^}]+)/.exec(sent)?.[1] ?? "";
      expect(valueOf(written)).toBe(valueOf(number));
    }),
  );
});

/** As a fraction without loss: what two ways of writing one number have in common. */
function valueOf(text: string): string {
  const [, whole = "", part = "", power = "0"] =
    /^(-?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  return String(BigInt(whole + part) * 10n ** (BigInt(power) - BigInt(part.length) + 60n));
}

test("a filter that is nested too deep is refused in plain words, and what is deep enough is read", () => {
  const nested = (depth: number) => '{"not":'.repeat(depth) + "{}" + "}".repeat(depth);
  const typed = (depth: number) => readSearch(`?f=${encodeURIComponent(nested(depth))}`);
  for (const depth of [MOST_BRACKETS, 5_000, 200_000]) {
    expect(() => narrowed(typed(depth))).toThrow("nested deeper than 100 brackets");
    // And it stays what it is while it is looked at.
    expect(readSearch(printSearch(typed(depth)))).toEqual(typed(depth));
  }
  const { f } = narrowed(typed(MOST_BRACKETS - 1)) as { f: CompletionFilter };
  expect(printFilter(f)).toContain("not");
  expect(parseFilter(nested(5_000)).errors).toMatchObject([
    { message: "This is nested too deep." },
  ]);
});

test.each([
  ['f={"status":{"eq":"FAILED', "f", '{"status":{"eq":"FAILED'],
  ['f={"graded":true}&f={"graded":false}', "f", '[{"graded":true},{"graded":false}]'],
  ["f=[1]", "f", "[1]"],
  ["f=null", "f", "null"],
  ["r=-1e9h", "r", "-1e9h"],
  ["r=-24h&r=-1h", "r", '["-24h","-1h"]'],
  ["r=2026-02-31..", "r", "2026-02-31.."],
])("what narrows and cannot be read is never passed over: %s", (search, name, said) => {
  const given = readSearch(search);
  let thrown: unknown;
  try {
    narrowed(given);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(DamagedAddress);
  expect(thrown).toMatchObject({ parameter: name, text: said });
  // It is said in the page's place, and not above it too.
  expect(unreadIn({ ...given, o: "sideways" }, narrowed)).toEqual({});
});

test("what else cannot be read, or is not known, is told as it was typed", () => {
  const of = searchOf({ o: oneOf("up"), p: text, c: texts, by: textFor((name) => name === "tag") });
  const told = (search: string) => unreadIn(readSearch(search), of);
  expect(told("o=up&p=x&by=tag")).toEqual({});
  expect(told("o=&p=")).toEqual({});
  expect(told("o=down&p=x&p=y&c=5&by=tags&status=FAILED")).toEqual({
    o: "down",
    p: '["x","y"]',
    c: "5",
    by: "tags",
    status: "FAILED",
  });
  expect(unreadIn({ x: "1" }, undefined)).toEqual({ x: "1" });
  expect(narrowed(readSearch("f={}&r=..&r2=1"))).toEqual({ f: {}, r: ".." });
});
