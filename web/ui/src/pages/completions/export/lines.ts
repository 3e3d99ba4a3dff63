/** In the worker: a page of calls as lines of a file, each value by its own digits. */
import type { GraphQLErrorJson } from "@/api/errors";
import { type Format, csvCell } from "@/state/download";
import { Indexed, NULL } from "@/states/json/indexed";
import { valueText } from "@/states/json/tree";

/** The columns of CSV, by their paths. JSON lines have what the answer has. */
const PATHS = [
  ...["id", "createdAt", "updatedAt", "revision", "status", "kind", "model", "provider"],
  ...["operation", "userId", "sessionId", "duration", "timeToFirstToken", "promptVersion", "tags"],
  ...["failureKind", "failureReason", "finishReason", "usage.promptTokens"],
  ...["usage.completionTokens", "usage.totalTokens", "cost.total", "metadata", "request"],
  ...["response", "extra", "stacktrace"],
].map((path) => path.split("."));

export interface PageOfLines {
  errors: GraphQLErrorJson[];
  text: Blob;
  count: number;
  endCursor: string | null;
  hasNextPage: boolean;
}

export const exporter = {
  head: (format: Format): string =>
    format === "csv" ? `${PATHS.map((path) => csvCell(path.join("."))).join(",")}\r\n` : "",

  page(bytes: ArrayBuffer, format: Format): PageOfLines {
    const of = new Indexed(new TextDecoder().decode(bytes));
    const errors = of.child(0, "errors");
    const found = of.at(0, ["data", "completions"]);
    const nodes = [...of.children(of.child(found, "nodes"))];
    const cursor = of.at(found, ["pageInfo", "endCursor"]);
    const more = of.at(found, ["pageInfo", "hasNextPage"]);
    const line = format === "csv" ? csvLine : jsonLine;
    return {
      errors: errors < 0 ? [] : (JSON.parse(of.source(errors)) as GraphQLErrorJson[]),
      text: new Blob(nodes.map((node) => line(of, node))),
      count: nodes.length,
      endCursor: cursor < 0 || of.kind[cursor] === NULL ? null : valueText(of, cursor),
      hasNextPage: more >= 0 && of.source(more) === "true",
    };
  },
};

/** The gateway writes an answer in one line: no text of JSON has the end of one within it. */
const jsonLine = (of: Indexed, node: number) => `${of.source(node)}\n`;

function csvLine(of: Indexed, node: number): string {
  const cells = PATHS.map((path) => {
    const at = of.at(node, path);
    return at < 0 || of.kind[at] === NULL ? "" : csvCell(valueText(of, at));
  });
  return `${cells.join(",")}\r\n`;
}
