/**
 * JSON by its source text: where each value stands, in the order of the text, and what is in what.
 *
 * No value is made of it: `1.0` and integers past 2^53 stay the digits that they are, and 16 MiB take
 * arrays of numbers instead of objects.
 */

export const OBJECT = 0;
export const LIST = 1;
export const STRING = 2;
export const NUMBER = 3;
export const BOOLEAN = 4;
export const NULL = 5;

const COLUMNS = [
  "start",
  "end",
  "keyStart",
  "keyEnd",
  "parent",
  "next",
  "count",
  "position",
] as const;
type Column = (typeof COLUMNS)[number];

export class Indexed {
  readonly text: string;
  size = 0;
  kind = new Uint8Array(1024);
  /** From where to where its text goes, and its key's; which value it is in, and where in it. */
  start = new Int32Array(1024);
  end = new Int32Array(1024);
  keyStart = new Int32Array(1024);
  keyEnd = new Int32Array(1024);
  parent = new Int32Array(1024);
  position = new Int32Array(1024);
  /** The first value that is not within it; how many values are directly within it. */
  next = new Int32Array(1024);
  count = new Int32Array(1024);

  /** @param text Valid JSON. */
  constructor(text: string) {
    this.text = text;
    this.#read();
  }

  source(node: number): string {
    return this.text.slice(this.start[node], this.end[node]);
  }

  /** The key, as it is meant; null for an item of a list and for the whole. */
  key(node: number): string | null {
    const from = this.keyStart[node] ?? 0;
    return from === 0 ? null : decoded(this.text.slice(from, this.keyEnd[node]));
  }

  isContainer(node: number): boolean {
    return (this.kind[node] ?? NULL) <= LIST;
  }

  *children(node: number): Generator<number> {
    const end = this.next[node] ?? 0;
    for (let child = node + 1; child < end; child = this.next[child] ?? end) yield child;
  }

  /** What an object has at a key, or a list at a position; -1 if there is nothing. */
  child(node: number, name: string): number {
    const isList = this.kind[node] === LIST;
    if (isList && !/^(0|[1-9]\d*)$/.test(name)) return -1;
    let found = -1;
    for (const each of this.children(node)) {
      // Of a key that stands twice the last counts, as everywhere.
      if (isList ? this.position[each] === Number(name) : this.key(each) === name) found = each;
    }
    return found;
  }

  at(node: number, path: readonly string[]): number {
    return path.reduce((from, name) => (from < 0 ? from : this.child(from, name)), node);
  }

  /** Keys and positions from `root` down to it. */
  path(node: number, root: number): string[] {
    const names: string[] = [];
    for (let each = node; each > root; each = this.parent[each] ?? root) {
      names.push(this.key(each) ?? String(this.position[each]));
    }
    return names.reverse();
  }

  #read() {
    const { text } = this;
    const { length } = text;
    let within = -1;
    let key = 0;
    let keyEnd = 0;
    for (let at = 0; at < length;) {
      const code = text.charCodeAt(at);
      if (code <= 0x20 || code === COMMA || code === COLON) at += 1;
      else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        within = this.#add(code === OPEN_OBJECT ? OBJECT : LIST, at, at, within, key, keyEnd);
        key = 0;
        at += 1;
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        at += 1;
        this.end[within] = at;
        this.next[within] = this.size;
        within = this.parent[within] ?? -1;
      } else {
        const end = code === QUOTE ? endOfString(text, at) : endOfWord(text, at);
        if (code === QUOTE && key === 0 && this.kind[within] === OBJECT) {
          key = at;
          keyEnd = end;
        } else {
          this.#add(KINDS.get(code) ?? NUMBER, at, end, within, key, keyEnd);
          key = 0;
        }
        at = end;
      }
    }
  }

  #add(kind: number, start: number, end: number, parent: number, key: number, keyEnd: number) {
    const node = this.size;
    if (node === this.kind.length) this.#grow();
    this.size += 1;
    this.kind[node] = kind;
    this.start[node] = start;
    this.end[node] = end;
    this.keyStart[node] = key;
    this.keyEnd[node] = keyEnd;
    this.parent[node] = parent;
    this.next[node] = node + 1;
    if (parent >= 0) {
      const before = this.count[parent] ?? 0;
      this.position[node] = before;
      this.count[parent] = before + 1;
    }
    return node;
  }

  #grow() {
    const kind = new Uint8Array(this.size * 2);
    kind.set(this.kind);
    this.kind = kind;
    for (const name of COLUMNS) this.#growColumn(name);
  }

  #growColumn(name: Column) {
    const column = new Int32Array(this.size * 2);
    column.set(this[name]);
    this[name] = column;
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const KINDS = new Map([
  [QUOTE, STRING],
  [0x74, BOOLEAN],
  [0x66, BOOLEAN],
  [0x6e, NULL],
]);

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at > 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST) break;
  }
  return at;
}

/** The text that a JSON string is. */
export function decoded(source: string): string {
  if (!source.includes("\\")) return source.slice(1, -1);
  return JSON.parse(source) as string;
}
