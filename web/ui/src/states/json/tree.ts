/** What of a JSON text is seen as a tree: its rows, folds, places and what is searched for. */
import { type Indexed, LIST, NULL, STRING, decoded } from "./indexed";
import { readPath, writePath } from "./paths";

/** So much of a text is in its row; the whole is a press away. */
export const ROW_CHARACTERS = 300;
const LONG_LIST = 100;

export interface TreeRow {
  node: number;
  level: number;
  /** The key, or the position in a list; null for the whole. */
  name: string | null;
  isPosition: boolean;
  kind: number;
  /** The source, or the beginning of it. */
  value: string;
  length: number;
  /** How many it has; 0 for what can have none. */
  count: number;
  isFolded: boolean;
  /** Where it stands among its parent's. */
  position: number;
  siblings: number;
}

export class Tree {
  rows = new Int32Array();
  matches = new Int32Array();
  readonly #of: Indexed;
  readonly #root: number;
  readonly #folded: Uint8Array;

  constructor(of: Indexed, root: number) {
    this.#of = of;
    this.#root = root;
    this.#folded = new Uint8Array(of.size);
    for (let node = root + 1; node < this.#end; node += 1) {
      if (isLongAndPlain(of, node)) this.#folded[node] = 1;
    }
    this.#lay();
  }

  get #end(): number {
    return this.#of.next[this.#root] ?? 0;
  }

  /** Make the rows anew, after folds have changed; returns how many there are. */
  #lay(): number {
    const rows = new Int32Array(this.#end - this.#root);
    let count = 0;
    for (let node = this.#root; node < this.#end; count += 1) {
      rows[count] = node;
      node = this.#folded[node] === 1 ? (this.#of.next[node] ?? this.#end) : node + 1;
    }
    this.rows = rows.subarray(0, count);
    return count;
  }

  row(node: number): TreeRow {
    const of = this.#of;
    const start = of.start[node] ?? 0;
    const length = (of.end[node] ?? 0) - start;
    const parent = of.parent[node] ?? -1;
    const isRoot = node === this.#root;
    const isPosition = !isRoot && parent >= 0 && of.kind[parent] === LIST;
    const kind = of.kind[node] ?? NULL;
    return {
      node,
      level: this.level(node),
      name: isRoot ? null : isPosition ? String(of.position[node]) : of.key(node),
      isPosition,
      kind,
      value: of.isContainer(node)
        ? ""
        : of.text.slice(start, start + Math.min(length, ROW_CHARACTERS)),
      length,
      count: of.isContainer(node) ? (of.count[node] ?? 0) : 0,
      isFolded: this.#folded[node] === 1,
      position: isRoot ? 0 : (of.position[node] ?? 0),
      siblings: isRoot ? 1 : (of.count[parent] ?? 1),
    };
  }

  level(node: number): number {
    let level = 1;
    for (let each = node; each > this.#root; each = this.#of.parent[each] ?? this.#root) level += 1;
    return level;
  }

  fold(node: number, isFolded: boolean): number {
    this.#folded[node] = isFolded ? 1 : 0;
    return this.#lay();
  }

  /** Fold or unfold all but the whole itself. */
  foldAll(isFolded: boolean): number {
    for (let node = this.#root + 1; node < this.#end; node += 1) {
      this.#folded[node] = isFolded && this.#of.isContainer(node) ? 1 : 0;
    }
    return this.#lay();
  }

  /** Unfold what it is in; returns its row. */
  reveal(node: number): number {
    for (
      let each = this.#of.parent[node] ?? -1;
      each >= this.#root;
      each = this.#of.parent[each] ?? -1
    ) {
      this.#folded[each] = 0;
    }
    this.#lay();
    return this.rowOf(node);
  }

  /** Its row; -1 if it is within what is folded. Rows are in the order of the text. */
  rowOf(node: number): number {
    let low = 0;
    let high = this.rows.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle] ?? 0) < node) low = middle + 1;
      else high = middle;
    }
    return this.rows[low] === node ? low : -1;
  }

  find(path: string): number {
    return this.#of.at(this.#root, readPath(path));
  }

  path(node: number): string {
    return writePath(this.#of.path(node, this.#root));
  }

  /** Look through keys and values, whatever the case; returns how many have it. */
  search(words: string): number {
    const sought = words.toLowerCase();
    const found: number[] = [];
    const of = this.#of;
    for (let node = this.#root; sought !== "" && node < this.#end; node += 1) {
      const isFound =
        (node > this.#root && of.key(node)?.toLowerCase().includes(sought)) ||
        (!of.isContainer(node) && valueText(of, node).toLowerCase().includes(sought));
      if (isFound) found.push(node);
    }
    this.matches = Int32Array.from(found);
    return found.length;
  }
}

/** A text as it is meant, anything else by its digits. */
export function valueText(of: Indexed, node: number): string {
  const source = of.source(node);
  return of.kind[node] === STRING ? decoded(source) : source;
}

/** Vectors: each number a row would hide all that follows. */
function isLongAndPlain(of: Indexed, node: number): boolean {
  const count = of.count[node] ?? 0;
  return of.kind[node] === LIST && count > LONG_LIST && (of.next[node] ?? 0) === node + 1 + count;
}
