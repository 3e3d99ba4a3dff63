/**
 * Text as a tree. What is wrong is told with its place, and what stands beside it is read all the same.
 *
 *     any   = all ("OR" all)*
 *     all   = item (("AND")? item)*
 *     item  = "NOT" item | "-" item | "(" any ")" | JSON | "feedback.some(" any ")" | term | word
 *     term  = field (":" | "=" | "!=" | "~" | ">" | ">=" | "<" | "<=") value ("," value)*
 */
import { conditionOf } from "./condition";
import { COMPLETION, FEEDBACK, type Table, fieldNamed } from "./fields";
import { Reader } from "./reader";
import { type Node, type Quantifier, type TextError, isObject } from "./tree";
import { type Tasks, isOfTasks, withId } from "./tasks";
import { Wrong } from "./values";

const DEEPEST = 40;

export interface Parsed {
  nodes: Node[];
  errors: TextError[];
}

/** @param tasks By whose names tasks may be said; if they are not known, what is said is taken as an id. */
export function parse(text: string, table: Table = COMPLETION, tasks?: Tasks): Parsed {
  const reader = new Reader(text);
  const errors: TextError[] = [];
  const nodes = new Parser(reader, errors, table, tasks).whole();
  return { nodes, errors };
}

class Parser {
  private table: Table;
  private depth = 0;
  private readonly reader: Reader;
  private readonly errors: TextError[];
  private readonly tasks: Tasks;

  constructor(reader: Reader, errors: TextError[], table: Table, tasks: Tasks) {
    this.table = table;
    this.reader = reader;
    this.errors = errors;
    this.tasks = tasks;
  }

  whole(): Node[] {
    const nodes = this.any();
    while (!this.reader.isOver) {
      const { at } = this.reader;
      this.reader.at += 1;
      this.errors.push({ from: at, to: at + 1, message: "There is no parenthesis to close." });
      nodes.push(...this.any());
    }
    return nodes;
  }

  private any(): Node[] {
    const { reader } = this;
    const alternatives = [this.all()];
    while (reader.keyword("OR")) {
      const from = reader.at - 2;
      alternatives.push(this.all());
      const isMissing = alternatives.slice(-2).some((each) => each.length === 0);
      if (isMissing)
        this.errors.push({ from, to: from + 2, message: "OR stands between two conditions." });
    }
    const [only] = alternatives;
    return alternatives.length === 1 && only ? only : [{ kind: "any", alternatives }];
  }

  private all(): Node[] {
    const { reader } = this;
    const nodes: Node[] = [];
    for (;;) {
      reader.skipBlanks();
      if (reader.isOver || reader.next === ")" || reader.isAtKeyword("OR")) return nodes;
      if (reader.keyword("AND")) continue;
      const from = reader.at;
      try {
        nodes.push(this.item());
      } catch (error) {
        if (!(error instanceof Wrong)) throw error;
        this.errors.push({ from: error.from, to: error.to, message: error.message });
        if (reader.at === from) reader.at += 1;
        reader.match(/[^\s()]*/y);
      }
    }
  }

  private item(): Node {
    const { reader } = this;
    const from = reader.at;
    if (reader.keyword("NOT")) return this.negated(from);
    if (reader.next === "(") return this.parenthesis();
    if (reader.next === "{") {
      const filter = reader.json();
      if (!isObject(filter)) throw new Wrong("This is no filter.", from, reader.at);
      return { kind: "json", filter };
    }
    if (/-[({]/y.test(reader.text.slice(from, from + 2))) {
      reader.at += 1;
      return this.negated(from);
    }
    return this.term(reader.take("-"), from);
  }

  private negated(from: number): Node {
    this.reader.skipBlanks();
    if (this.reader.isOver || this.reader.next === ")")
      throw new Wrong("NOT stands before a condition.", from, this.reader.at);
    this.deeper(from);
    const item = this.item();
    this.depth -= 1;
    return { kind: "not", items: item.kind === "group" ? item.items : [item] };
  }

  private deeper(from: number) {
    this.depth += 1;
    if (this.depth <= DEEPEST) return;
    this.reader.at = this.reader.text.length;
    throw new Wrong("This is nested too deep.", from, this.reader.at);
  }

  /** Alternatives alone are themselves; all else in parentheses is a group. */
  private parenthesis(): Node {
    const items = this.enclosed();
    const [only, ...others] = items;
    const isAny = only?.kind === "any" && others.length === 0 && !this.wasEnclosed;
    return isAny ? only : { kind: "group", items };
  }

  /** Whether what was read last is one pair of parentheses within another. */
  private wasEnclosed = false;

  private enclosed(): Node[] {
    const { reader } = this;
    const from = reader.at;
    this.deeper(from);
    reader.at += 1;
    reader.skipBlanks();
    const isDouble = reader.next === "(";
    const items = this.any();
    this.depth -= 1;
    if (!reader.take(")")) throw new Wrong("The parenthesis is not closed.", from, from + 1);
    const [only] = items;
    // `((a OR b))`: the inner pair has the alternatives, the outer one is a group.
    this.wasEnclosed = isDouble && only?.kind === "any" && this.innermost === only;
    this.innermost = only?.kind === "any" && items.length === 1 ? only : null;
    return items;
  }

  private innermost: Node | null = null;

  private term(isNegated: boolean, from: number): Node {
    const { reader, table } = this;
    const start = reader.at;
    if (reader.next === '"') return this.word(from);
    let name = reader.match(/[^\s:<>=~!(){}",]+/y);
    const end = reader.at;
    if (name.endsWith(".") && reader.next === '"') name += reader.quoted();
    const which = /^feedback\.(some|none|every)$/.exec(name)?.[1];
    if (which !== undefined && table.hasFeedback && reader.next === "(") {
      const node = this.feedback(which as Quantifier);
      return isNegated ? { kind: "not", items: [node] } : node;
    }
    const sign = reader.match(/!=|>=|<=|[:=~<>]|\s+(?:[<>]=?)/y).trim();
    if (sign.startsWith("<") || sign.startsWith(">")) reader.skipBlanks();
    if (sign === "") {
      if (reader.at !== end) throw new Wrong("A condition is missing.", start, reader.at);
      return this.word(from);
    }
    const found = fieldNamed(name, table);
    if (!found) {
      reader.match(/[^\s()]*/y);
      throw new Wrong(`There is no field ${name || "without a name"}.`, start, end);
    }
    const { atoms: said, isList } = reader.atoms();
    const atoms = isOfTasks(found.field) ? said.map((each) => withId(each, this.tasks)) : said;
    const is = { field: found.field, path: found.path, atoms, isList, from: start, to: reader.at };
    return conditionOf(is, sign, isNegated);
  }

  private feedback(which: Quantifier): Node {
    const { table } = this;
    this.table = FEEDBACK;
    try {
      return { kind: "feedback", which, items: this.enclosed() };
    } finally {
      this.table = table;
    }
  }

  private word(from: number): Node {
    const { reader } = this;
    if (reader.next === '"') {
      reader.quoted();
      reader.take("*");
    }
    if (reader.at === from || !/^(?:[\s()]|$)/.test(reader.next))
      throw new Wrong("This is neither a condition nor a word.", from, reader.at + 1);
    if (!this.table.fields.some(({ type }) => type === "search"))
      throw new Wrong("Of feedback no words are searched.", from, reader.at);
    const value = reader.text.slice(from, reader.at);
    return { kind: "term", key: "text", op: "is", value, isWord: true };
  }
}
