import { expect, test } from "vitest";
import { Indexed } from "@/states/json/indexed";
import { Texts } from "@/states/json/texts";
import { readMarkdown } from "./markdown";
import { isBase64, readTurns } from "./turns";
import { nextWay, wayOf } from "./ways";

function turnsOf(json: string) {
  const texts = new Texts();
  return { texts, turns: readTurns(new Indexed(json), 0, texts) };
}

test("results stand below the calls that they answer, with their digits", () => {
  const { turns, texts } = turnsOf(`[
    {"role": "assistant", "parts": [{"kind": "TOOL_CALL", "name": "add", "toolCallId": "c1", "arguments": {"n": 9007199254740993}}]},
    {"role": "tool", "parts": [{"kind": "TOOL_RESULT", "toolCallId": "c1", "text": "7", "result": "7", "isError": true}]},
    {"role": "tool", "parts": [{"kind": "TOOL_RESULT", "toolCallId": "no such", "result": {"x": 1.0}}]}
  ]`);
  expect(turns.map(({ index }) => index)).toEqual([0, 2]);
  const call = turns[0]?.parts[0];
  if (call?.kind !== "call") throw new Error("no call");
  expect(texts.get(call.input?.text.id ?? -1)).toContain("9007199254740993");
  expect(call.results).toMatchObject([{ text: { head: "7" }, isError: true }]);
  expect(turns[1]?.parts).toMatchObject([{ kind: "result", json: { head: '{\n  "x": 1.0\n}' } }]);
});

test("a part that is not known is shown as JSON", () => {
  const { turns } = turnsOf(
    '[{"role":"user","parts":[{"kind":"SMELL","text":null,"strength":1.0}]}]',
  );
  expect(turns[0]?.parts).toMatchObject([{ kind: "unknown", name: "SMELL" }]);
});

test("pictures are shown of four kinds in the text, and never fetched", () => {
  const part = (fields: object) => ({ kind: "IMAGE", ...fields });
  const parts = [
    part({ url: "data:image/png;base64,AAAA" }),
    part({ data: "AAAA", mediaType: "image/webp" }),
    part({ url: "data:image/svg+xml;base64,AAAA" }),
    part({ url: "https://example.com/a.png" }),
    part({ url: "javascript:alert(1)" }),
  ];
  const { turns } = turnsOf(JSON.stringify([{ role: "user", parts }]));
  expect(
    turns[0]?.parts.map((each) => each.kind === "medium" && [each.picture !== null, each.remote]),
  ).toEqual([
    [true, null],
    [true, null],
    [false, null],
    [false, "https://example.com/a.png"],
    [false, "javascript:alert(1)"],
  ]);
});

test("a turn without parts has its content", () => {
  const { turns } = turnsOf('[{"role":"user","content":"Hi","parts":[]},{"role":"x","parts":[]}]');
  expect(turns).toMatchObject([
    { parts: [{ kind: "text", text: { head: "Hi" } }] },
    { role: "x", parts: [] },
  ]);
});

test("base64 is told from words", () => {
  expect(isBase64("aGVsbG8gd29ybGQ1".repeat(100))).toBe(true);
  expect(isBase64("a".repeat(2_000))).toBe(false);
  expect(isBase64("words of people ".repeat(100))).toBe(false);
});

test("Markdown that is nested too deep is null, and what is hostile stays text", () => {
  expect(readMarkdown("> ".repeat(150) + "x")).toBeNull();
  expect(readMarkdown("<script>alert(1)</script>")?.children[0]?.type).toBe("html");
  expect(JSON.stringify(readMarkdown("a\u202eb"))).toContain("⟨U+202E⟩");
});

test("answers are Markdown, and what others say is text", () => {
  expect([wayOf("assistant", {}), wayOf("user", {}), wayOf("user", { user: "json" })]).toEqual([
    "markdown",
    "text",
    "json",
  ]);
  expect(nextWay("json")).toBe("text");
});
