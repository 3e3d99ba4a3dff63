/** Whether an index leads to what a condition means: docs/filters.md, "What is fast". */
import { COMPLETION, type Table, fieldOf } from "@/state/filterText/fields";
import type { Node, Term } from "@/state/filterText";

export type Served = "index" | "scan" | "unknown";

export const SERVED_WORDS: Record<Served, string> = {
  index: "An index leads to it.",
  scan: "No index leads to it: it is looked for within what the others find.",
  unknown: "Explain tells whether an index leads to it.",
};

const EQUAL = ["eq", "in", "has", "hasAll", "hasAny"];

export function servedBy(node: Node, table: Table = COMPLETION): Served {
  switch (node.kind) {
    case "term":
      return ofTerm(node, table);
    case "any":
      return node.alternatives.every((each) => ofAll(each, table) === "index") ? "index" : "scan";
    case "group":
      return ofAll(node.items, table);
    case "feedback":
      return node.which === "some" ? "index" : "scan";
    case "not":
      return "scan";
    case "json":
      return "unknown";
  }
}

/** Of what holds together one index is enough. */
export function ofAll(nodes: readonly Node[], table: Table = COMPLETION): Served {
  const each = nodes.map((node) => servedBy(node, table));
  if (each.includes("index")) return "index";
  return each.includes("unknown") ? "unknown" : "scan";
}

function ofTerm({ key, op }: Term, table: Table): Served {
  if (key === "metadata" && (op === "eq" || op === "in")) return "unknown";
  const served = fieldOf(key, table)?.served ?? "none";
  if (served === "none") return "scan";
  if (served === "equal") return EQUAL.includes(op) ? "index" : "scan";
  return op === "hasNone" ? "scan" : "index";
}
