/** What the worker holds, and what can be asked of it: see json.worker.ts. */
import type { GraphQLErrorJson } from "@/api/errors";
import type { Remote } from "@/state/worker";
import { type Turn, readEach, readSources, readTurns } from "@/states/conversation/turns";
import { format } from "./format";
import { Indexed } from "./indexed";
import { lineStarts } from "./lines";
import { readPointer } from "./paths";
import { type Clip, Texts } from "./texts";
import { Tree, type TreeRow, valueText } from "./tree";

/** A tree as it is now: how many rows it has, and the row that was asked about. */
export interface Laid {
  count: number;
  row: number;
}

export interface Loaded {
  errors: GraphQLErrorJson[];
  /** Characters of the whole answer. */
  length: number;
  /** Of what the completion has, by field: whether anything is there. */
  has: Record<string, boolean>;
  cost: number | null;
}

export function makeHeld() {
  let of = new Indexed("null");
  let completion = -1;
  const texts = new Texts();
  const trees = new Map<string, Tree>();
  const lines = new Map<number, Int32Array>();

  /** Each field of the completion is a tree of its own. */
  const tree = (field: string): Tree => {
    const found = trees.get(field);
    if (found) return found;
    const made = new Tree(of, of.child(completion, field));
    trees.set(field, made);
    return made;
  };
  const laid = (field: string, node: number): Laid => {
    const of = tree(field);
    return { count: of.rows.length, row: node < 0 ? -1 : of.rowOf(node) };
  };
  const startsOf = (id: number): Int32Array => {
    const found = lines.get(id) ?? lineStarts(texts.get(id));
    lines.set(id, found);
    return found;
  };

  return {
    load(bytes: ArrayBuffer): Loaded {
      of = new Indexed(new TextDecoder().decode(bytes));
      completion = of.at(0, ["data", "completion"]);
      const errors = of.child(0, "errors");
      const cost = of.at(0, ["extensions", "cost", "requested"]);
      const has: Record<string, boolean> = {};
      if (completion >= 0) {
        for (const node of of.children(completion)) {
          has[of.key(node) ?? ""] = of.source(node) !== "null";
        }
      }
      return {
        errors: errors < 0 ? [] : (JSON.parse(of.source(errors)) as GraphQLErrorJson[]),
        length: of.text.length,
        has,
        cost: cost < 0 ? null : Number(of.source(cost)),
      };
    },
    /** Whether another answer to the same question says the same of the completion. */
    isSame(bytes: ArrayBuffer): boolean {
      const other = new Indexed(new TextDecoder().decode(bytes));
      const at = other.at(0, ["data", "completion"]);
      return at >= 0 && completion >= 0 && other.source(at) === of.source(completion);
    },
    turns: (): Turn[] => readTurns(of, of.child(completion, "messages"), texts),
    /** Those that are wanted, not joined: results stand where the tools gave them. */
    each: (isWanted: (index: number) => boolean): Turn[] =>
      readEach(of, of.child(completion, "messages"), texts, isWanted),
    messages: () => readSources(of, of.child(completion, "messages")),
    open: (field: string, path: string): Laid => {
      const of = tree(field);
      const node = path === "" ? -1 : of.find(path);
      return node < 0 ? laid(field, -1) : { row: of.reveal(node), count: of.rows.length };
    },
    rows(field: string, from: number, to: number): TreeRow[] {
      const of = tree(field);
      return [...of.rows.subarray(from, to)].map((node) => of.row(node));
    },
    fold: (field: string, node: number, isFolded: boolean): Laid => {
      tree(field).fold(node, isFolded);
      return laid(field, node);
    },
    foldAll: (field: string, isFolded: boolean): Laid => {
      tree(field).foldAll(isFolded);
      return laid(field, -1);
    },
    search: (field: string, words: string): number => tree(field).search(words),
    match: (field: string, which: number): Laid => {
      const of = tree(field);
      const node = of.matches[which] ?? -1;
      return node < 0 ? laid(field, -1) : { row: of.reveal(node), count: of.rows.length };
    },
    parent: (field: string, node: number): number => tree(field).rowOf(of.parent[node] ?? -1),
    path: (field: string, node: number): string => tree(field).path(node),
    /** Its source, formatted if it has parts; a text as it is meant. */
    value: (node: number): string =>
      of.isContainer(node) ? format(of, node) : valueText(of, node),
    source: (node: number): string => of.source(node),
    /** The nodes that JSON Pointers from the completion on lead to, -1 where nothing is. */
    pointed: (pointers: string[]): number[] =>
      pointers.map((each) => of.at(completion, readPointer(each))),
    clip: (node: number): Clip =>
      texts.clip(of.isContainer(node) ? format(of, node) : valueText(of, node)),
    raw: (): Clip => texts.clip(of.text),
    text: (id: number): string => texts.get(id),
    lineCount: (id: number): number => startsOf(id).length - 1,
    lines(id: number, from: number, to: number): string[] {
      const starts = startsOf(id);
      const text = texts.get(id);
      const last = Math.min(to, starts.length - 1);
      return Array.from({ length: Math.max(0, last - from) }, (_, index) =>
        text.slice(starts[from + index], starts[from + index + 1]).replace(/\r?\n$/, ""),
      );
    },
  };
}

export type Held = ReturnType<typeof makeHeld>;

/** Texts, wherever they are held. */
export type HeldTexts = Pick<Remote<Held>, "text" | "lineCount" | "lines">;
