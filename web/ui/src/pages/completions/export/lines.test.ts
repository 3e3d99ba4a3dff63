import { expect, it } from "vitest";
import { exporter } from "./lines";

const NODE =
  '{"id":"a","tags":["x"],"usage":{"totalTokens":12},"request":{"n":1.0,"m":12345678901234567890}}';
const page = (nodes: string) =>
  new TextEncoder().encode(
    `{"data":{"completions":{"nodes":[${nodes}],"pageInfo":{"endCursor":"c","hasNextPage":true}}}}`,
  ).buffer;

/** The Blob of jsdom has no `text`. */
function read(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve) => {
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(blob);
  });
}

it("has calls by their own digits, and where it goes on", async () => {
  const { text, ...others } = exporter.page(page(`${NODE},${NODE}`), "jsonl");
  expect(await read(text)).toBe(`${NODE}\n${NODE}\n`);
  expect(others).toEqual({ errors: [], count: 2, endCursor: "c", hasNextPage: true });
  expect(exporter.head("jsonl")).toBe("");
});

it("has them as cells, which no spreadsheet runs", async () => {
  const csv = exporter.page(
    page('{"id":"=1+1","tags":["x"],"request":{"n":1.0},"extra":null}'),
    "csv",
  );
  const cells = (await read(csv.text)).trimEnd().split(",");
  const names = exporter.head("csv").trimEnd().split(",");
  expect(cells).toHaveLength(names.length);
  const cell = (name: string) => cells[names.indexOf(name)];
  expect(cell("id")).toBe("'=1+1");
  expect(cell("request")).toBe('"{""n"":1.0}"');
  expect([cell("extra"), cell("usage.totalTokens")]).toEqual(["", ""]);
});

it("has what went wrong, and nothing that was not there", () => {
  const error = new TextEncoder().encode('{"data":null,"errors":[{"message":"no"}]}').buffer;
  expect(exporter.page(error, "jsonl")).toMatchObject({
    errors: [{ message: "no" }],
    count: 0,
    hasNextPage: false,
  });
});
