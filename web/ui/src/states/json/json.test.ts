import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterText } from "./filters";
import { format, formatText } from "./format";
import { makeHeld } from "./held";
import { Indexed } from "./indexed";
import { lineStarts } from "./lines";
import { readPath, readPointer, writePath } from "./paths";
import { Texts } from "./texts";
import { ROW_CHARACTERS, Tree } from "./tree";

const EXACT =
  '{"a": [1.0, 9007199254740993, -0.10e+5], "b": {"": null, "x.y": "q\\"\\\\", "é": true}}';

describe("the index", () => {
  test("keeps digits and finds what stands where", () => {
    const of = new Indexed(EXACT);
    const at = (...path: string[]) => of.source(of.at(0, path));
    expect(at("a", "0")).toBe("1.0");
    expect(at("a", "1")).toBe("9007199254740993");
    expect(at("b", "x.y")).toBe('"q\\"\\\\"');
    expect(of.at(0, ["a", "3"])).toBe(-1);
    expect(of.at(0, ["a", "01"])).toBe(-1);
    expect(of.path(of.at(0, ["b", "x.y"]), 0)).toEqual(["b", "x.y"]);
  });

  test("is formatted to the same values, for any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, isSpaced) => {
        const text = JSON.stringify(value, null, isSpaced ? 2 : 0);
        const formatted = format(new Indexed(text), 0);
        expect(JSON.parse(formatted)).toEqual(JSON.parse(text));
        expect(formatted).toBe(JSON.stringify(JSON.parse(text), null, 2));
      }),
    );
  });

  test("counts values and takes what is nested 100,000 deep", () => {
    const deep = new Indexed("[".repeat(100_000) + "]".repeat(100_000));
    expect(deep.size).toBe(100_000);
    expect(new Tree(deep, 0).rows.length).toBe(100_000);
  });

  test("formats texts that are JSON, and no others", () => {
    expect(formatText('{"a":1.0}')).toBe('{\n  "a": 1.0\n}');
    expect(formatText("[1, 2")).toBeNull();
    expect(formatText("12")).toBeNull();
  });
});

describe("paths", () => {
  test("are read as they are written, whatever the keys", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (names) => {
        expect(readPath(writePath(names))).toEqual(names);
      }),
    );
    expect(writePath(["a.b", "", "c\\"])).toBe("a\\.b.\\e.c\\\\");
    expect(readPointer("/request/a~1b/~0")).toEqual(["request", "a/b", "~"]);
  });

  test("make filters with the digits that were logged", () => {
    expect(filterText(["request", "seed"], "9007199254740993", false)).toBe(
      '{"payload":[{"path":"request.seed","eq":9007199254740993}]}',
    );
  });
});

describe("the tree", () => {
  const of = new Indexed(
    JSON.stringify({ a: { b: ["Needle", 1] }, needle: 2, v: Array(300).fill(0.5) }),
  );

  test("folds vectors at first, and unfolds what is gone to", () => {
    const tree = new Tree(of, 0);
    expect(tree.rows.length).toBe(7);
    const row = tree.reveal(tree.find("v.200"));
    expect(tree.row(tree.rows[row] ?? 0)).toMatchObject({ name: "200", value: "0.5", level: 3 });
    tree.foldAll(true);
    expect(tree.rows.length).toBe(4);
  });

  test("finds keys and values whatever their case", () => {
    const tree = new Tree(of, 0);
    expect(tree.search("NEEDLE")).toBe(2);
    expect(tree.search("")).toBe(0);
  });

  test("has the beginning of a long text in its row", () => {
    const long = new Indexed(JSON.stringify(["x".repeat(5_000)]));
    const tree = new Tree(long, 0);
    expect(tree.row(1)).toMatchObject({ length: 5_002, isPosition: true });
    expect(tree.row(1).value.length).toBe(ROW_CHARACTERS);
  });
});

describe("long texts", () => {
  test("are parted into lines without loss, and no pair of surrogates is parted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 2_000 }), (text) => {
        const starts = lineStarts(text);
        const lines = [...starts.slice(0, -1)].map((at, index) =>
          text.slice(at, starts[index + 1]),
        );
        expect(lines.join("")).toBe(text);
        expect(lines.every((line) => !/\p{Cs}/u.test(line) && line.length <= 122)).toBe(true);
      }),
    );
  });

  test("are folded after 40 lines", () => {
    const texts = new Texts();
    const clip = texts.clip("line\n".repeat(99));
    expect(clip).toMatchObject({ lines: 100, isWhole: false });
    expect(clip.head.split("\n").length).toBe(40);
    expect(texts.get(clip.id)).toBe("line\n".repeat(99));
    expect(texts.clip("short").isWhole).toBe(true);
  });
});

describe("what a worker holds", () => {
  const load = (text: string) => {
    const held = makeHeld();
    const bytes = new TextEncoder().encode(text);
    return { held, loaded: held.load(bytes.buffer) };
  };

  test("tells errors, and what is there", () => {
    const { loaded } = load(
      '{"data":{"completion":{"request":{},"extra":null}},"errors":[{"message":"no"}]}',
    );
    expect(loaded.has).toEqual({ request: true, extra: false });
    expect(loaded.errors).toEqual([{ message: "no" }]);
    expect(load('{"data":{"completion":null}}').loaded.has).toEqual({});
  });

  test("16 MiB are indexed within 2 seconds", () => {
    const item = { role: "user", content: "kiln ".repeat(30), n: 1.5 };
    const request = { messages: Array(70_000).fill(item) };
    const text = JSON.stringify({ data: { completion: { request } } });
    const began = performance.now();
    const { held } = load(text);
    const { row } = held.open("request", "messages.69999.content");
    expect(held.rows("request", row, row + 1)[0]?.name).toBe("content");
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
