/** One more field in the text of a JSON Schema: all that is there stays as it is written. */
import { Indexed, LIST, OBJECT } from "@/states/json/indexed";

export type Kind = "yesno" | "number" | "text" | "choice";

export interface NewField {
  name: string;
  title: string;
  kind: Kind;
  /** Of a number, as typed; empty where there is none. */
  least: string;
  most: string;
  isWhole: boolean;
  /** Of a choice, one in a line. */
  choices: string;
  isRequired: boolean;
}

export const NO_FIELD: NewField = {
  ...{ name: "", title: "", kind: "number", least: "1", most: "5", isWhole: true },
  ...{ choices: "", isRequired: false },
};

/** A number of JSON, which stays the digits that it is. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

export const choicesOf = ({ choices }: NewField): string[] => [
  ...new Set(
    choices
      .split("\n")
      .map((each) => each.trim())
      .filter(Boolean),
  ),
];

/** What is missing or wrong; null if it can be added. */
export function fieldFault(text: string, field: NewField): string | null {
  const { name, kind, least, most, isWhole } = field;
  const of = new Indexed(text);
  const properties = of.child(0, "properties");
  const required = of.child(0, "required");
  if (of.kind[0] !== OBJECT || (properties >= 0 && of.kind[properties] !== OBJECT)) {
    return "The schema is none of an object with fields: write it by hand.";
  }
  if (required >= 0 && of.kind[required] !== LIST && field.isRequired) {
    return "What the schema has at “required” is no list: write it by hand.";
  }
  if (name.trim() === "") return "A name is missing.";
  if (properties >= 0 && of.child(properties, name.trim()) >= 0) {
    return "There is a field of this name.";
  }
  if (kind === "choice" && choicesOf(field).length < 2)
    return "Two choices or more, one in a line.";
  if (kind !== "number") return null;
  const ends = [least.trim(), most.trim()].filter(Boolean);
  if (!ends.every((each) => NUMBER.test(each))) return "The range is of numbers: 1, 2.5, -3.";
  if (isWhole && !ends.every((each) => /^-?\d+$/.test(each))) return "Whole numbers have no part.";
  return ends.length === 2 && Number(ends[0]) > Number(ends[1])
    ? "The least is more than the most."
    : null;
}

/** @param text Valid JSON, to which `fieldFault` has nothing to say. */
export function withField(text: string, field: NewField): string {
  const name = field.name.trim();
  let next = text;
  if (new Indexed(next).child(0, "properties") < 0) next = added(next, [], "properties", "{}");
  next = added(next, ["properties"], name, schemaOf(field, isInLine(next)));
  if (!field.isRequired) return next;
  if (new Indexed(next).child(0, "required") < 0) next = added(next, [], "required", "[]");
  return added(next, ["required"], null, JSON.stringify(name));
}

function schemaOf({ title, kind, least, most, isWhole, ...field }: NewField, isLine: boolean) {
  const types = { yesno: "boolean", text: "string", number: isWhole ? "integer" : "number" };
  const members: [string, string][] = [];
  if (kind !== "choice") members.push(["type", JSON.stringify(types[kind])]);
  if (title.trim() !== "") members.push(["title", JSON.stringify(title.trim())]);
  if (kind === "number") {
    if (least.trim() !== "") members.push(["minimum", least.trim()]);
    if (most.trim() !== "") members.push(["maximum", most.trim()]);
  }
  if (kind === "choice") {
    const all = choicesOf({ ...NO_FIELD, ...field }).map((each) => JSON.stringify(each));
    members.push(["enum", `[${all.join(", ")}]`]);
  }
  const lines = members.map(([key, value]) => `${JSON.stringify(key)}: ${value}`);
  return isLine ? `{ ${lines.join(", ")} }` : `{\n\t${lines.join(",\n\t")}\n}`;
}

const isInLine = (text: string) => !text.trim().includes("\n");

/** Put a member last in an object, or an item in a list. */
function added(text: string, path: readonly string[], key: string | null, value: string): string {
  const of = new Indexed(text);
  const node = of.at(0, path);
  const children = [...of.children(node)];
  const last = children.at(-1);
  const from = of.start[node] ?? 0;
  const end = of.end[node] ?? text.length;
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  const outer = indentAt(text, from);
  // An item of a list stands beside the others, unless they are one below the other.
  const isLine =
    last === undefined
      ? isInLine(text) || key === null
      : !text.slice(from, of.start[children[0] ?? last]).includes("\n");
  const inner =
    last === undefined ? outer + unit : indentAt(text, of.keyStart[last] || of.start[last] || 0);
  const whole = key === null ? value : `${JSON.stringify(key)}: ${value}`;
  const shown = whole.replaceAll("\n\t", `\n${inner}${unit}`).replaceAll("\n}", `\n${inner}}`);
  if (last !== undefined) {
    const at = of.end[last] ?? end;
    return `${text.slice(0, at)},${isLine ? " " : `\n${inner}`}${shown}${text.slice(at)}`;
  }
  const space = key === null ? "" : " ";
  const body = isLine ? `${space}${shown}${space}` : `\n${inner}${shown}\n${outer}`;
  return text.slice(0, from + 1) + body + text.slice(end - 1);
}

function indentAt(text: string, at: number): string {
  const begin = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(begin, at))?.[0] ?? "";
}
