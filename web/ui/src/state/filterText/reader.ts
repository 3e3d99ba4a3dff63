/** The letters of a text, read from left to right. */
import { parseExact } from "../jsonText";
import { MOST_BRACKETS } from "../search";
import { type Atom, Wrong } from "./values";

export class Reader {
  at = 0;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  get next(): string {
    return this.text.charAt(this.at);
  }

  get isOver(): boolean {
    return this.at >= this.text.length;
  }

  skipBlanks() {
    this.match(/\s*/y);
  }

  /** What a sticky pattern finds here, which is passed over; "" for nothing. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /** `AND`, `OR`, `NOT`: words of their own. */
  keyword(word: string): boolean {
    return this.match(new RegExp(`${word}(?![^\\s()])`, "y")) !== "";
  }

  isAtKeyword(word: string): boolean {
    const before = this.at;
    const isThere = this.keyword(word);
    this.at = before;
    return isThere;
  }

  quoted(): string {
    const from = this.at;
    const source = this.match(/"(?:[^"\\]|\\.)*"/sy);
    if (source === "") {
      this.at = this.text.length;
      throw new Wrong("The quotation mark is not closed.", from, this.text.length);
    }
    return String(this.parsed(source, from));
  }

  /** A list or an object of JSON. */
  json(): unknown {
    const from = this.at;
    let depth = 0;
    do {
      if (this.isOver) throw new Wrong("The JSON is not closed.", from, this.at);
      const { next } = this;
      if (next === '"') {
        this.quoted();
        continue;
      }
      if (next === "{" || next === "[") depth += 1;
      if (depth > MOST_BRACKETS) {
        this.at = this.text.length;
        throw new Wrong("This is nested too deep.", from, this.at);
      }
      if (next === "}" || next === "]") depth -= 1;
      this.at += 1;
    } while (depth > 0);
    return this.parsed(this.text.slice(from, this.at), from);
  }

  private parsed(source: string, from: number): unknown {
    try {
      return parseExact(source);
    } catch {
      throw new Wrong("This is no JSON.", from, this.at);
    }
  }

  /** A value: `gpt-4o`, `gpt*`, `"two words"`, `[1, 2]`, each with `/i` behind it if case is the same. */
  atom(): Atom {
    const from = this.at;
    const starBefore = this.next === "*" && this.take("*");
    const atom = { isQuoted: false, starBefore, starAfter: false, anyCase: false, text: "" };
    if (this.next === '"') {
      const text = this.quoted();
      const starAfter = this.take("*");
      const anyCase = this.match(/\/i(?=[\s,)]|$)/y) !== "";
      this.needEnd(from);
      return { ...atom, text, isQuoted: true, starAfter, anyCase, from, to: this.at };
    }
    if (this.next === "[" || this.next === "{") {
      const json = this.json();
      const anyCase = this.match(/\/i(?=[\s,)]|$)/y) !== "";
      return { ...atom, json, anyCase, from, to: this.at };
    }
    const source = this.match(/[^\s,()"]+/y);
    if (source === "" && !starBefore) throw new Wrong("A value is missing.", from - 1, from);
    const anyCase = source.endsWith("/i");
    const bare = anyCase ? source.slice(0, -2) : source;
    const starAfter = bare.endsWith("*");
    const text = starAfter ? bare.slice(0, -1) : bare;
    return { ...atom, text, starAfter, anyCase, from, to: this.at };
  }

  private needEnd(from: number) {
    if (!this.isOver && !/[\s,)]/.test(this.next))
      throw new Wrong("After a quotation mark a blank is missing.", from, this.at + 1);
  }

  /** Values with commas between them; one comma at the end makes a list of one. */
  atoms(): { atoms: Atom[]; isList: boolean } {
    const atoms = [this.atom()];
    let isList = false;
    while (this.take(",")) {
      isList = true;
      if (this.isOver || /[\s)]/.test(this.next)) break;
      atoms.push(this.atom());
    }
    return { atoms, isList };
  }
}
