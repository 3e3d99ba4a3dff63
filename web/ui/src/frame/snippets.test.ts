import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { curl, graphiqlUrl, isSubscription, nameOf, python, pythonValue } from "./snippets";

const URL_ = "http://127.0.0.1:8000/graphql";
const asked = (text: string, variables: unknown = {}) => ({
  text,
  variables,
  cost: 1,
  milliseconds: 1,
});

test("an operation is named by its document", () => {
  expect(nameOf("query CompletionList($a: Int) { a }")).toBe("CompletionList");
  expect(nameOf("{ a }")).toBe("unnamed");
  expect(isSubscription("\n subscription Changes { a }")).toBe(true);
});

test("neither program holds a token, both take it from the environment", () => {
  const one = asked("query A { a }", { name: "it's" });
  expect(curl(URL_, one)).toContain('"X-Log10-Token: $LOG10_TOKEN"');
  expect(python(URL_, one)).toContain('os.environ["LOG10_TOKEN"]');
});

test("a quote in an address ends no quotes of the shell", () => {
  const first = curl("http://a/it's/graphql", asked("{ a }")).split("\n")[0];
  expect(first).toBe(`curl 'http://a/it'\\''s/graphql' \\`);
});

test("a subscription is asked for as an event stream", () => {
  const one = asked("subscription A { a }");
  expect(curl(URL_, one)).toContain("curl -N ");
  for (const text of [curl(URL_, one), python(URL_, one)])
    expect(text).toContain("text/event-stream");
});

test("GraphiQL gets it behind the #, which no request has", () => {
  const url = new URL(graphiqlUrl(URL_, asked("query A { a }", { b: 1 })));
  expect(url.search).toBe("");
  const parameters = new URLSearchParams(url.hash.slice(1));
  expect(parameters.get("query")).toBe("query A { a }");
  expect(JSON.parse(parameters.get("variables") ?? "")).toEqual({ b: 1 });
});

test("Python reads its values as JSON has them", () => {
  const values = fc.sample(fc.jsonValue({ depthSize: "small" }), { numRuns: 200, seed: 20 });
  const program = `import json\nprint(json.dumps([${values.map((each) => pythonValue(each)).join(", ")}]))`;
  const read: unknown = JSON.parse(execFileSync("python3", ["-c", program], { encoding: "utf8" }));
  expect(read).toEqual(JSON.parse(JSON.stringify(values)));
});
