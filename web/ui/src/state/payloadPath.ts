/** Which places of a payload the gateway takes, by its own rule: services/completions/payload_path.py. */

const MOST_CHARACTERS = 500;
const MOST_PARTS = 50;
const ROOT = /^(request|response|extra)\./;
/** What a path is made of: an escape, a dot, or what stands for itself. */
const TOKENS = /\\[^]?|\.|[^\\.]+/gu;

/** Why the gateway would refuse it, in words; null for `request.temperature`. */
export function pathFault(path: string): string | null {
  if (!ROOT.test(path)) return "it begins with request., response. or extra.";
  if (Array.from(path).length > MOST_CHARACTERS)
    return `it has ${MOST_CHARACTERS} characters at most`;
  // The half of a character that has two.
  if (/\0|\p{Surrogate}/u.test(path)) return "it has a character that no key has";
  const parts = partsOf(path);
  if (parts.length > MOST_PARTS) return `it has ${MOST_PARTS} parts at most`;
  if (parts.some((tokens) => tokens.length === 0)) {
    return "a part of it is empty: a dot in a key is \\., the empty key \\e";
  }
  return parts.every(isKey) ? null : "after a backslash there is a dot or another one";
}

function partsOf(path: string): string[][] {
  const parts: string[][] = [[]];
  for (const token of path.match(TOKENS) ?? []) {
    if (token === ".") parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function isKey(tokens: readonly string[]): boolean {
  if (tokens.length === 1 && tokens[0] === "\\e") return true;
  return tokens.every((each) => !each.startsWith("\\") || each === "\\." || each === "\\\\");
}
