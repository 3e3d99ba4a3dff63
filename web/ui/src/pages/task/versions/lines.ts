/** Two texts line by line: what came, what went, and a few lines around. */
import { diffLines } from "diff";

export interface Line {
  kind: "same" | "added" | "removed" | "skipped";
  text: string;
}

const AROUND = 3;
const MOST_MILLISECONDS = 500;

/** @returns Null where it takes too long to tell: both are shown whole then. */
export function linesOf(before: string, after: string): Line[] | null {
  const parts = diffLines(ended(before), ended(after), { timeout: MOST_MILLISECONDS }) as
    { value: string; added?: boolean; removed?: boolean }[] | undefined;
  if (!parts) return null;
  const lines = parts.flatMap(({ value, added, removed }): Line[] => {
    const kind = added ? "added" : removed ? "removed" : "same";
    return value
      .replace(/\n$/, "")
      .split("\n")
      .map((text) => ({ kind, text }));
  });
  return around(lines);
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** What is the same, and far from what is not, is counted. */
function around(lines: readonly Line[]): Line[] {
  const isNear = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind === "same") return;
    for (let near = index - AROUND; near <= index + AROUND; near += 1) isNear.add(near);
  });
  const shown: Line[] = [];
  let skipped = 0;
  const tell = () => {
    if (skipped > 0) shown.push({ kind: "skipped", text: `${skipped} lines alike` });
    skipped = 0;
  };
  lines.forEach((line, index) => {
    if (isNear.has(index)) {
      tell();
      shown.push(line);
    } else skipped += 1;
  });
  tell();
  return shown;
}
