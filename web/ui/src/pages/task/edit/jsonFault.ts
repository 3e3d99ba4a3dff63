/** Where a text stops being JSON, and what is missing there, in words that are the same in all browsers. */

export interface JsonFault {
  from: number;
  to: number;
  message: string;
}

const TOKEN =
  // eslint-disable-next-line no-control-regex -- controls have no place in a JSON text
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;
const SPACE = /[ \t\r\n]*/y;
/** What is underlined where no token begins. */
const WORD = /"[^"\n]*"?|[^\s,:{}[\]]+|\S/y;

type Awaited = "value" | "item" | "key" | "member" | "colon" | "next" | "end";

const WORDS: Record<Awaited, string> = {
  value: "A value is missing here.",
  item: "A value or ] is missing here.",
  key: "A name in double quotes is missing here.",
  member: "A name in double quotes or } is missing here.",
  colon: "A colon is missing here.",
  next: "A comma or the end of what it is in is missing here.",
  end: "The value is over; nothing can follow it.",
};

/** @returns Null where it is JSON, which is where `JSON.parse` takes it. */
export function jsonFault(text: string): JsonFault | null {
  const open: ("{" | "[")[] = [];
  let awaited: Awaited = "value";
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token) break;
    const [whole, mark, string] = token;
    const next = step(awaited, mark ?? (string === undefined ? "word" : "string"), open);
    if (next === null) break;
    awaited = next;
    at += whole.length;
  }
  SPACE.lastIndex = at;
  const from = at + (SPACE.exec(text)?.[0].length ?? 0);
  if (from === text.length && awaited === "end") return null;
  WORD.lastIndex = from;
  const word = WORD.exec(text)?.[0] ?? "";
  const isBroken = word.startsWith('"') && !isString(word) && awaited !== "colon";
  return {
    from,
    to: from + word.length,
    message: isBroken
      ? "The text in quotes does not end, or has a wrong character."
      : WORDS[awaited],
  };
}

function isString(word: string): boolean {
  try {
    return typeof JSON.parse(word) === "string";
  } catch {
    return false;
  }
}

/** What is awaited after a token; null where the token has no place. Opens and closes as it says. */
function step(awaited: Awaited, token: string, open: ("{" | "[")[]): Awaited | null {
  const after = (): Awaited => (open.length === 0 ? "end" : "next");
  const close = (mark: "{" | "["): Awaited | null => {
    if (open.at(-1) !== mark) return null;
    open.pop();
    return after();
  };
  if (awaited === "value" || awaited === "item") {
    if (token === "{" || token === "[") {
      open.push(token);
      return token === "{" ? "member" : "item";
    }
    if (token === "]") return awaited === "item" ? close("[") : null;
    return token === "word" || token === "string" ? after() : null;
  }
  if (awaited === "key" || awaited === "member") {
    if (token === "string") return "colon";
    return token === "}" && awaited === "member" ? close("{") : null;
  }
  if (awaited === "colon") return token === ":" ? "value" : null;
  if (awaited === "end") return null;
  if (token === ",") return open.at(-1) === "{" ? "key" : "value";
  return token === "}" ? close("{") : token === "]" ? close("[") : null;
}
