/** The bodies of requests, in which what was typed as JSON stands as it was typed: see state/jsonText.ts. */
import { parseJson } from "@/forms/json";
import { JsonText, printExact } from "@/state/jsonText";

export { JsonText };

/** The body of a request, in which each `JsonText` of the variables is its own text. */
export function bodyOf(query: string, variables: unknown): string {
  return printExact({ query, variables });
}

/** The variables as values, to be shown: the very ones where nothing in them is a `JsonText`. */
export function plainOf(variables: unknown): unknown {
  const found: JsonText[] = [];
  const text = JSON.stringify(
    variables,
    function (this: Record<string, unknown>, key, value: unknown) {
      const own = this[key];
      if (own instanceof JsonText) found.push(own);
      return value;
    },
  ) as string | undefined;
  // By their digits, where the browser can.
  return found.length === 0 || text === undefined ? variables : parseJson(printExact(variables));
}
