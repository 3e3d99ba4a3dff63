/** Which field of the editor a refusal of the gateway is about, and where in the schema's text. */
import { ApiError } from "@/api/errors";
import { Indexed } from "@/states/json/indexed";
import { readPointer } from "@/states/json/paths";

export const FIELDS = [
  "name",
  "instruction",
  "jsonSchema",
  "gradesPerCompletion",
  "selector",
] as const;
export type Field = (typeof FIELDS)[number];

export interface Refusal {
  field: Field;
  /** Within the field. */
  pointer: string;
  message: string;
}

/** @returns Null for what is about no field: it is shown above them all. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ApiError) || error.inputPath === undefined) return null;
  const path = error.inputPath;
  const [, first = ""] = path.split("/");
  const name = first === "completionTagsSelector" ? "selector" : first;
  const field = FIELDS.find((each) => each === name);
  if (!field) return null;
  const pointer = path.slice(first.length + 1);
  const message = error.message.startsWith(`${path}: `)
    ? error.message.slice(path.length + 2)
    : error.message;
  return { field, pointer, message };
}

/** What a JSON Pointer leads to in a text, or the last that it comes by. */
export function rangeAt(text: string, pointer: string): { from: number; to: number } {
  const of = new Indexed(text);
  let node = 0;
  for (const name of readPointer(pointer)) {
    const next = of.child(node, name);
    if (next < 0) break;
    node = next;
  }
  return { from: of.start[node] ?? 0, to: of.end[node] ?? text.length };
}
