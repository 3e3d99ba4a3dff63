/** What a page has asked, as programs that ask it again. The token is a variable of the shell. */
import type { Asked } from "@/api/asked";
import { digits, isRaw } from "@/forms/json";

/** The name of the operation, which comes first in its document. */
export function nameOf(text: string): string {
  return /^\s*(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1] ?? "unnamed";
}

export function isSubscription(text: string): boolean {
  return /^\s*subscription\b/.test(text);
}

/** The address of GraphiQL with the operation; after a `#`, so that no log has what is looked for. */
export function graphiqlUrl(url: string, { text, variables }: Asked): string {
  const parameters = new URLSearchParams({ query: text, operationName: nameOf(text) });
  if (hasSome(variables)) parameters.set("variables", JSON.stringify(variables, null, 2));
  return `${url}#${parameters.toString()}`;
}

export function curl(url: string, { text, variables }: Asked): string {
  const body = JSON.stringify({ query: text, variables }, null, 2);
  return [
    `curl ${isSubscription(text) ? "-N " : ""}${quoted(url)} \\`,
    `  -H "X-Log10-Token: $LOG10_TOKEN" \\`,
    ...(isSubscription(text) ? ["  -H 'Accept: text/event-stream' \\"] : []),
    `  -H 'Content-Type: application/json' \\`,
    // No line of JSON is the word alone: its texts have no line breaks of their own.
    `  --data-binary @- <<'JSON'`,
    body,
    "JSON",
  ].join("\n");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

export function python(url: string, { text, variables }: Asked): string {
  const answer = isSubscription(text)
    ? ["    for line in answer:", "        print(line.decode().rstrip())"]
    : ["    print(json.dumps(json.load(answer), indent=2))"];
  return [
    "import json",
    "import os",
    "import urllib.request",
    "",
    `query = ${longText(text)}`,
    `variables = ${pythonValue(variables ?? {})}`,
    "",
    "request = urllib.request.Request(",
    `    ${JSON.stringify(url)},`,
    `    json.dumps({"query": query, "variables": variables}).encode(),`,
    "    {",
    `        "X-Log10-Token": os.environ["LOG10_TOKEN"],`,
    `        "Content-Type": "application/json",`,
    ...(isSubscription(text) ? [`        "Accept": "text/event-stream",`] : []),
    "    },",
    ")",
    "with urllib.request.urlopen(request) as answer:",
    ...answer,
    "",
  ].join("\n");
}

function longText(text: string): string {
  const isPlain = !text.includes('"""') && !text.includes("\\") && !text.endsWith('"');
  // To the letter: a gateway that takes trusted documents alone knows it by its hash.
  return isPlain ? `"""${text}"""` : JSON.stringify(text);
}

/** A JSON value as Python writes it. Texts are the same in both. */
export function pythonValue(value: unknown, indent = ""): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  if (isRaw(value)) return digits(value);
  const deeper = `${indent}    `;
  const items = Array.isArray(value)
    ? value.map((each) => pythonValue(each, deeper))
    : Object.entries(value).map(
        ([key, each]) => `${JSON.stringify(key)}: ${pythonValue(each, deeper)}`,
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (items.length === 0) return open + close;
  return `${open}\n${items.map((each) => `${deeper}${each},\n`).join("")}${indent}${close}`;
}

export function hasSome(variables: unknown): boolean {
  return typeof variables === "object" && variables !== null && Object.keys(variables).length > 0;
}
