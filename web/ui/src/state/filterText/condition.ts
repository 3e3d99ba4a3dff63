/** A field, an operator and values as a condition of the API. */
import { type Field, OPERATORS } from "./fields";
import type { Node, Term } from "./tree";
import { type Atom, Wrong, special, valueOf } from "./values";

const COMPARISONS: Record<string, string> = { ">": "gt", ">=": "gte", "<": "lt", "<=": "lte" };

export interface Said {
  field: Field;
  path: string | undefined;
  atoms: Atom[];
  isList: boolean;
  from: number;
  to: number;
}

/** `-` is the opposite that the API has a word for, else a NOT. */
const OPPOSITES: Record<string, string> = {
  eq: "ne",
  in: "notIn",
  has: "hasNone",
  hasAny: "hasNone",
};

export function conditionOf(said: Said, sign: string, isMinus: boolean): Node {
  const isNegated = isMinus !== (sign === "!=");
  const term = termOf(said, sign);
  const allowed: readonly string[] = OPERATORS[said.field.type];
  if (!allowed.includes(term.op) || (term.anyCase && !allowed.includes("contains"))) {
    throw new Wrong(`${said.field.name} does not take this.`, said.from, said.to);
  }
  if (!isNegated) return term;
  if (["isNull", "isEmpty", "exists"].includes(term.op)) return { ...term, value: false };
  const op = OPPOSITES[term.op];
  if (op === undefined) return { kind: "not", items: [term] };
  return { ...term, op, value: term.op === "has" ? [term.value] : term.value };
}

function termOf(said: Said, sign: string): Term {
  const { field, path, atoms, isList } = said;
  const [first] = atoms;
  const term: Term = { kind: "term", key: field.key, op: "eq", value: null };
  if (path !== undefined) term.path = path;
  if (atoms.some((each) => each.anyCase)) term.anyCase = true;
  const isText = sign === ":" || sign === "=" || sign === "!=";
  const word = isText && !isList ? special(atoms, field) : null;
  if (word !== null) return { ...term, op: word, value: true };
  const values = atoms.map((each) => valueOf(each, field));
  const value: unknown = values[0];
  if (isList) {
    if (values.includes(null)) throw new Wrong("A list has no null.", said.from, said.to);
    if (!isText || atoms.some((each) => each.starBefore || each.starAfter))
      throw new Wrong("Only whole values stand in a list.", said.from, said.to);
    return { ...term, op: field.type === "names" ? "hasAny" : "in", value: values };
  }
  if (sign === "~") return { ...term, op: "contains", value: String(value) };
  const comparison = COMPARISONS[sign];
  if (comparison !== undefined) return { ...term, op: comparison, value };
  if (first?.starBefore || first?.starAfter) {
    const op = first.starBefore ? (first.starAfter ? "contains" : "endsWith") : "startsWith";
    return { ...term, op, value: first.text };
  }
  if ((OPERATORS[field.type] as readonly string[]).includes("is"))
    return { ...term, op: "is", value };
  return { ...term, op: field.type === "names" ? "has" : "eq", value };
}
