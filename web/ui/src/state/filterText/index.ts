/**
 * The text of the filter bar and the API's `CompletionFilter`, each from the other.
 *
 * `printFilter` and `parseFilter` lead back to the very same filter, whatever it is: what has no form in
 * the text stands there as JSON.
 */
import type { CompletionFilter } from "@/gql/graphql";
import { compile } from "./compile";
import { fromFilter } from "./fromFilter";
import { parse } from "./parse";
import { print } from "./print";
import type { Node, TextError } from "./tree";

export type { Node, TextError, Term } from "./tree";

export interface ParsedFilter {
  /** Of what is right in the text; undefined for everything. */
  filter: CompletionFilter | undefined;
  nodes: Node[];
  errors: TextError[];
}

export function parseFilter(text: string): ParsedFilter {
  const { nodes, errors } = parse(text);
  return { filter: filterOf(nodes), nodes, errors };
}

export function printFilter(filter: CompletionFilter | undefined): string {
  return print(nodesOfFilter(filter));
}

/** One for each chip. */
export function nodesOfFilter(filter: CompletionFilter | undefined): Node[] {
  return filter ? fromFilter(filter) : [];
}

export function printNodes(nodes: readonly Node[]): string {
  return print(nodes);
}

/** The gateway checks what is in it; undefined for everything. */
export function filterOf(nodes: readonly Node[]): CompletionFilter | undefined {
  const filter = compile(nodes);
  return Object.keys(filter).length > 0 ? filter : undefined;
}
