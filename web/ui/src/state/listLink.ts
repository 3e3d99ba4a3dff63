/** The address of the list of completions behind a figure. */
import type { CompletionFilter } from "@/gql/graphql";
import type { Order } from "./order";
import { type Range, printRange } from "./range";
import { printSearch } from "./search";

interface Listed {
  filter?: CompletionFilter | undefined;
  range?: Range | null;
  order?: Order | undefined;
}

export function listLink({ filter, range, order }: Listed): string {
  const search = {
    ...(filter && Object.keys(filter).length > 0 && { f: filter }),
    ...(range && { r: printRange(range) }),
    ...(order && { o: order }),
  };
  return `#/completions${printSearch(search)}`;
}
