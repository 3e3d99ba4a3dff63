/** Tasks by their names: people say those, and the API's filters take ids. */
import type { Node } from "./tree";
import { type Atom, Wrong } from "./values";

export interface TaskName {
  id: string;
  name: string;
}

/** Those there are; null if they could not be asked for, undefined if they are not known yet. */
export type Tasks = readonly TaskName[] | null | undefined;

const KEYS: readonly string[] = ["ungradedForTask", "taskId"];
const ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$|^[0-9a-f]{16,32}$/i;

export function isOfTasks({ key }: { key: string }): boolean {
  return KEYS.includes(key);
}

/** Whether any of them is about a task. */
export function saysTask(nodes: readonly Node[]): boolean {
  return nodes.some((node) => {
    switch (node.kind) {
      case "term":
        return isOfTasks(node);
      case "any":
        return node.alternatives.some(saysTask);
      case "json":
        return false;
      default:
        return saysTask(node.items);
    }
  });
}

/** @throws Wrong where it is neither an id nor the name of one task. */
export function withId(atom: Atom, tasks: Tasks): Atom {
  const { text, from, to } = atom;
  const isNoName = atom.json !== undefined || atom.starBefore || atom.starAfter;
  if (isNoName || (text === "null" && !atom.isQuoted) || tasks === undefined) return atom;
  const all = tasks ?? [];
  // An archived task is in no list of names, and is still there by its id.
  if (all.some(({ id }) => id === text)) return atom;
  const [only, ...others] = called(text, all);
  if (only && others.length === 0) return { ...atom, text: only.id };
  if (only) {
    const message = `${others.length + 1} tasks are called this: say which by its id.`;
    throw new Wrong(message, from, to);
  }
  if (ID.test(text)) return atom;
  const message = tasks ? "No task is called this." : "Names of tasks did not come: say its id.";
  throw new Wrong(message, from, to);
}

/** Letter by letter, or else in whichever case. */
function called(text: string, tasks: readonly TaskName[]): readonly TaskName[] {
  const exact = tasks.filter(({ name }) => name === text);
  if (exact.length > 0) return exact;
  return tasks.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
}

/** What to write for a task: its name, where that leads back to it. */
export function shownTask(id: string, tasks: readonly TaskName[]): string {
  const name = tasks.find((each) => each.id === id)?.name ?? "";
  const isOne = name !== "" && called(name, tasks).length === 1;
  return isOne && !tasks.some((each) => each.id === name) ? name : id;
}

/** The same, with names where ids stand: to read, and to edit. */
export function withNames(nodes: readonly Node[], tasks: readonly TaskName[]): Node[] {
  return nodes.map((node): Node => {
    switch (node.kind) {
      case "term":
        return isOfTasks(node) ? { ...node, value: namesOf(node.value, tasks) } : node;
      case "any":
        return {
          ...node,
          alternatives: node.alternatives.map((each) => withNames(each, tasks)),
        };
      case "json":
        return node;
      default:
        return { ...node, items: withNames(node.items, tasks) };
    }
  });
}

function namesOf(value: unknown, tasks: readonly TaskName[]): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => namesOf(each, tasks));
  return typeof value === "string" ? shownTask(value, tasks) : value;
}
