/** What stands behind an operator, read as its field's type takes it. */
import { numberOrText } from "../jsonText";
import { type Field, OPERATORS } from "./fields";

export class Wrong extends Error {
  readonly from: number;
  readonly to: number;
  constructor(message: string, from: number, to: number) {
    super(message);
    this.from = from;
    this.to = to;
  }
}

/** A value as it was typed. */
export interface Atom {
  text: string;
  isQuoted: boolean;
  /** A list or an object of JSON. */
  json?: unknown;
  starBefore: boolean;
  starAfter: boolean;
  anyCase: boolean;
  from: number;
  to: number;
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/i;

/** @throws Wrong where the field takes no such value. */
export function valueOf(atom: Atom, field: Field): unknown {
  const { text, isQuoted, from, to } = atom;
  const wrong = (wanted: string) => new Wrong(`${field.name} takes ${wanted}.`, from, to);
  if (atom.json !== undefined && field.type !== "json") throw wrong("no JSON");
  switch (field.type) {
    case "enum": {
      const found = field.values?.find((each) => each.toLowerCase() === text.toLowerCase());
      if (found === undefined) throw wrong((field.values ?? []).join(", ").toLowerCase());
      return found;
    }
    case "boolean":
      if (/^(yes|true)$/i.test(text)) return true;
      if (/^(no|false)$/i.test(text)) return false;
      throw wrong("yes or no");
    case "float":
      if (!NUMBER.test(text) || !Number.isFinite(Number(text))) throw wrong("a number");
      return Number(text);
    case "long":
      if (!NUMBER.test(text) || !Number.isSafeInteger(Number(text))) throw wrong("a whole number");
      return Number(text);
    case "dollars":
      if (!/^-?\d+(\.\d+)?$/.test(text)) throw wrong("dollars, such as 0.05");
      return text;
    case "date":
      if (!TIME.test(text) || Number.isNaN(Date.parse(text)))
        throw wrong("a time, such as 2026-11-01 or 2026-11-01T09:30:00Z");
      return text.includes("T") || text.includes("t") ? text : `${text}T00:00:00Z`;
    case "json":
      return atom.json !== undefined ? atom.json : isQuoted ? text : jsonOf(text);
    default:
      return text;
  }
}

function jsonOf(text: string): unknown {
  if (NUMBER.test(text)) return numberOrText(text);
  if (text === "true") return true;
  if (text === "false") return false;
  return text === "null" ? null : text;
}

/** A word with a meaning of its own: `null`, `exists`. */
export function special(atoms: readonly Atom[], { type }: Field): string | null {
  const [atom, ...others] = atoms;
  if (!atom || others.length > 0 || atom.isQuoted || atom.json !== undefined) return null;
  if (atom.text === "exists" && type === "json") return "exists";
  if (atom.text !== "null") return null;
  const allowed: readonly string[] = OPERATORS[type];
  return ["isNull", "isEmpty"].find((each) => allowed.includes(each)) ?? null;
}
