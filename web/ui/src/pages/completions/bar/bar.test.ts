import { expect, test } from "vitest";
import { nodesOfFilter, parseFilter, printFilter } from "@/state/filterText";
import { leftOut, toggled } from "../facets/choose";
import { FACETS } from "../facets/facet";
import { pathsIn, placeAt } from "@/states/filter/completion";
import { rowOf, textOf } from "@/states/filter/editorRows";
import { ofAll, servedBy } from "@/states/filter/served";

const servedOf = (text: string) => parseFilter(text).nodes.map((node) => servedBy(node));

test.each([
  ["status:failed", "index"],
  ["-tag:test", "scan"],
  ["provider:openai", "index"],
  ["-provider:openai", "scan"],
  ["request.a:1", "scan"],
  ["metadata.plan:pro", "unknown"],
  ["NOT model:x", "scan"],
  ["(tag:a OR model:b)", "index"],
  ["(tag:a OR request.a:1)", "scan"],
  ["words", "index"],
  ["feedback.none(task:t)", "scan"],
])("%s is found by %s", (text, served) => {
  expect(servedOf(text)).toEqual([served]);
});

test("of what holds together one index is enough", () => {
  expect(ofAll(parseFilter("request.a:1 tag:b").nodes)).toBe("index");
});

test("fields, operators and values go on where the caret stands", () => {
  const labels = (text: string) => placeAt(text, text.length).options.map(({ label }) => label);
  expect(labels("tag:a mod")).toEqual(["model"]);
  expect(labels("duration")).toContain("duration>=");
  expect(labels("status:fa")).toEqual(["failed"]);
  expect(labels("(graded:")).toEqual(["yes", "no"]);
  expect(placeAt("-tag:a,pr", 9)).toMatchObject({ from: 7, prefix: "pr", ask: { field: "TAG" } });
  expect(placeAt("metadata.pl", 11)).toMatchObject({
    prefix: "pl",
    ask: { field: "METADATA_KEY" },
  });
  expect(placeAt('metadata.plan:"e', 16)).toMatchObject({ prefix: "e", ask: { key: "plan" } });
  expect(placeAt("request.te", 10).wantsPaths).toBe(true);
});

test("the paths of a payload are those that filters take", () => {
  const payload = { messages: [{ role: "user" }], "a.b": { "": 1 } };
  expect(pathsIn("request", payload)).toEqual([
    "request.messages",
    "request.messages.role",
    "request.a\\.b",
    "request.a\\.b.\\e",
  ]);
});

test.each([
  "status:failed",
  "-model:gpt-4o",
  'model:"two words"*',
  "duration>2",
  "graded:yes",
  "-extra.a:exists",
  "user:null",
  "-tag:test",
  'metadata."my key":5',
  'request.a.b~"x y"',
])("%s is a row of the editor, and the same as text", (text) => {
  const [node] = parseFilter(text).nodes;
  if (!node) throw new Error(text);
  expect(rowOf(node).kind).toBe("field");
  expect(parseFilter(textOf(rowOf(node))).filter).toEqual(parseFilter(text).filter);
});

test("what is no single condition is text in the editor", () => {
  const [node] = nodesOfFilter({ or: [{ graded: true }, { status: { eq: "FAILED" } }] });
  expect(node && rowOf(node)).toEqual({ kind: "text", text: "graded:yes OR status:failed" });
});

test("a value of a facet is chosen, taken back, and left out", () => {
  const facet = FACETS.find(({ key }) => key === "tags");
  if (!facet) throw new Error("no tags");
  const chosen = toggled({ graded: true }, facet, "prod");
  expect(printFilter(chosen)).toBe("graded:yes tag:prod");
  expect(toggled(chosen, facet, "prod")).toEqual({ graded: true });
  expect(toggled({}, facet, null)).toEqual({ tags: { isEmpty: true } });
  const twice = leftOut(leftOut(chosen, facet, "a"), facet, "b");
  expect(printFilter(twice)).toBe("graded:yes tag:prod NOT tag:a NOT tag:b");
});
