/**
 * The text of the filter bar and the API's filters, each from the other.
 *
 * `print` and `parse` of a language lead back to the very same filter, whatever it is: what has no form in
 * the text stands there as JSON.
 */
import type { CompletionFilter, FeedbackFilter, SessionFilter } from "@/gql/graphql";
import { compile } from "./compile";
import { COMPLETION, GRADE, SESSION, type Table } from "./fields";
import { fromFilter } from "./fromFilter";
import { tooLong } from "./limits";
import { parse } from "./parse";
import { print } from "./print";
import type { Tasks } from "./tasks";
import type { Json, Node, TextError } from "./tree";

export type { Node, TextError, Term } from "./tree";

export interface ParsedFilter<F = CompletionFilter> {
  /** Of what is right in the text; undefined for everything. */
  filter: F | undefined;
  nodes: Node[];
  errors: TextError[];
}

/** How filters of one of the API's types are written. */
export interface Language<F extends object> {
  table: Table;
  parse: (text: string, tasks?: Tasks) => ParsedFilter<F>;
  /** One for each chip. */
  nodesOf: (filter: F | undefined) => Node[];
  print: (nodes: readonly Node[]) => string;
  /** The gateway checks what is in it; undefined for everything. */
  filterOf: (nodes: readonly Node[]) => F | undefined;
}

export function languageOf<F extends object>(table: Table): Language<F> {
  const filterOf = (nodes: readonly Node[]): F | undefined => {
    const filter = compile(nodes, table);
    return Object.keys(filter).length > 0 ? (filter as F) : undefined;
  };
  return {
    table,
    parse(text, tasks) {
      const message = tooLong(text);
      if (message) {
        return { filter: undefined, nodes: [], errors: [{ from: 0, to: text.length, message }] };
      }
      const { nodes, errors } = parse(text, table, tasks);
      return { filter: filterOf(nodes), nodes, errors };
    },
    nodesOf: (filter) => (filter ? fromFilter(filter as Json, table) : []),
    print: (nodes) => print(nodes, table),
    filterOf,
  };
}

export const COMPLETIONS = languageOf<CompletionFilter>(COMPLETION);
export const SESSIONS = languageOf<SessionFilter>(SESSION);
export const GRADES = languageOf<FeedbackFilter>(GRADE);

export const parseFilter = COMPLETIONS.parse;
export const nodesOfFilter = COMPLETIONS.nodesOf;
export const printNodes = COMPLETIONS.print;
export const filterOf = COMPLETIONS.filterOf;

export function printFilter(filter: CompletionFilter | undefined): string {
  return printNodes(nodesOfFilter(filter));
}
