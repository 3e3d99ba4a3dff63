/**
 * JSON that is sent as it was typed: with its digits (`1.0`, integers past 2^53) and its keys in their
 * order, which objects of JavaScript do not keep.
 */

export class JsonText {
  readonly text: string;

  /** @param text Valid JSON. */
  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** The body of a request, in which each `JsonText` of the variables is its own text. */
export function bodyOf(query: string, variables: unknown): string {
  const texts: string[] = [];
  // No document and no variable has it: it is made anew for each body.
  const mark = `json-text-${Math.random().toString(36).slice(2)}-`;
  const body = JSON.stringify(
    { query, variables },
    function (this: Record<string, unknown>, key, value: unknown) {
      const own = this[key];
      return own instanceof JsonText ? mark + String(texts.push(own.text) - 1) : value;
    },
  );
  if (texts.length === 0) return body;
  return body.replace(
    new RegExp(`"${mark}(\\d+)"`, "g"),
    (_, at: string) => texts[Number(at)] ?? "null",
  );
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
  return found.length === 0 || text === undefined ? variables : JSON.parse(text);
}
