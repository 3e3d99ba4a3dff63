/** JSON over several lines, each value in its own digits. */
import { Indexed, OBJECT } from "./indexed";

const STEP = "  ";

/** The value at a node, formatted. */
export function format(of: Indexed, root: number): string {
  const lines: string[] = [];
  const closing: { end: number; mark: string }[] = [];
  const last = of.next[root] ?? 0;
  const close = (before: number) => {
    for (let top = closing.at(-1); top && top.end <= before; top = closing.at(-1)) {
      closing.pop();
      const isLast = closing.length === 0 || closing.at(-1)?.end === top.end;
      lines.push(STEP.repeat(closing.length) + top.mark + (isLast ? "" : ","));
    }
  };
  for (let node = root; node < last; node += 1) {
    close(node);
    const key = node === root || of.keyStart[node] === 0 ? "" : `${keySource(of, node)}: `;
    const indent = STEP.repeat(closing.length);
    const end = of.next[node] ?? last;
    const comma = closing.length === 0 || closing.at(-1)?.end === end ? "" : ",";
    if (!of.isContainer(node)) lines.push(indent + key + of.source(node) + comma);
    else {
      const [open, mark] = of.kind[node] === OBJECT ? ["{", "}"] : ["[", "]"];
      if (of.count[node] === 0) lines.push(indent + key + open + mark + comma);
      else {
        lines.push(indent + key + open);
        closing.push({ end, mark });
      }
    }
  }
  close(last);
  return lines.join("\n");
}

function keySource(of: Indexed, node: number): string {
  return of.text.slice(of.keyStart[node], of.keyEnd[node]);
}

/** A text that is a JSON object or list, formatted; null if it is anything else. */
export function formatText(text: string): string | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return format(new Indexed(text), 0);
}
