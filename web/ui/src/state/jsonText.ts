/**
 * JSON that stays as it was typed: with its digits (`1.0`, integers past 2^53) and its keys in their
 * order, which objects of JavaScript do not keep.
 */

export class JsonText {
  readonly text: string;

  /** @param text Valid JSON. */
  constructor(text: string) {
    this.text = text;
  }

  /** By its digits, where the browser can: what is compared as JSON is not the same as its neighbour. */
  toJSON(): unknown {
    const { rawJSON } = JSON as { rawJSON?: (text: string) => unknown };
    return rawJSON && NUMBER.test(this.text) ? rawJSON(this.text) : JSON.parse(this.text);
  }
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const STRINGS_AND_BRACKETS = /"(?:[^"\\]|\\.)*"|[[{}\]]/g;

/** No text has it: it is made anew each time. */
const newMark = () => `json-text-${Math.random().toString(36).slice(2)}-`;

/**
 * Numbers that JavaScript would make another number of are a `JsonText`.
 *
 * @throws SyntaxError where it is no JSON.
 */
export function parseExact(text: string): unknown {
  const mark = newMark();
  const marked = text.replace(STRINGS_AND_NUMBERS, (token) =>
    token.startsWith('"') || !NUMBER.test(token) || isKept(token) ? token : `"${mark}${token}"`,
  );
  if (marked === text) return JSON.parse(text);
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === "string" && value.startsWith(mark)
      ? new JsonText(value.slice(mark.length))
      : value,
  );
}

/** Numbers as JavaScript has them, but for those below some fields, which stay by their digits. */
export function exactIn(value: unknown, fields: readonly string[]): unknown {
  if (value instanceof JsonText) return Number(value.text);
  if (Array.isArray(value)) return value.map((each) => exactIn(each, fields));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      fields.includes(key) ? each : exactIn(each, fields),
    ]),
  );
}

/** As `JSON.stringify`, but each `JsonText` in it is its own text. */
export function printExact(value: unknown): string {
  const texts: string[] = [];
  const mark = newMark();
  const printed = JSON.stringify(
    value,
    function (this: Record<string, unknown>, key, each: unknown) {
      const own = this[key];
      return own instanceof JsonText ? mark + String(texts.push(own.text) - 1) : each;
    },
  );
  if (texts.length === 0) return printed;
  return printed.replace(
    new RegExp(`"${mark}(\\d+)"`, "g"),
    (_, at: string) => texts[Number(at)] ?? "null",
  );
}

/** A number, as its text would have to be for JavaScript to keep it. */
export function numberOrText(text: string): number | JsonText {
  return isKept(text) ? Number(text) : new JsonText(text);
}

/** Whether it is the same number when JavaScript has read it: `1.0` is 1, `9007199254740993` is not. */
function isKept(text: string): boolean {
  const read = Number(text);
  return Number.isFinite(read) && normal(text) === normal(String(read));
}

/** Without what numbers of one size differ in. */
function normal(text: string): string {
  const [, sign = "", whole = "", part = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + part).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const exponent = BigInt(power) - BigInt(part.length) + BigInt(digits.length - significant.length);
  return `${sign}${significant}e${exponent}`;
}

/** How many brackets are open at the deepest place of what may be JSON. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(STRINGS_AND_BRACKETS)) {
    if (token === "{" || token === "[") deepest = Math.max(deepest, (depth += 1));
    else if (token === "}" || token === "]") depth -= 1;
  }
  return deepest;
}
