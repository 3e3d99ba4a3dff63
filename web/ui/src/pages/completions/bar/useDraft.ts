/** What is typed into the filter bar, before it is applied. */
import { useMemo, useState } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import {
  type Node,
  type TextError,
  filterOf,
  nodesOfFilter,
  parseFilter,
  printNodes,
} from "@/state/filterText";

interface Edited {
  of: CompletionFilter | undefined;
  text: string;
  /** The chip that is changed, all of them, or none: then the text comes to them. */
  replaces: number | "all" | null;
}

export interface Draft {
  chips: { text: string; node: Node; index: number }[];
  text: string;
  errors: TextError[];
  /** With what is typed, as far as it is right. */
  filter: CompletionFilter | undefined;
  nodes: Node[];
  isChanged: boolean;
  type: (text: string) => void;
  edit: (which: number | "all") => void;
  without: (index: number) => CompletionFilter | undefined;
  reset: () => void;
}

export function useDraft(of: CompletionFilter | undefined): Draft {
  const [edited, setEdited] = useState<Edited>({ of, text: "", replaces: null });
  // Another filter, be it applied here or gone back to: what was typed was for the one before.
  const { text, replaces } = edited.of === of ? edited : { text: "", replaces: null };
  const all = useMemo(() => nodesOfFilter(of), [of]);
  const parsed = useMemo(() => parseFilter(text), [text]);
  const kept = replaces === "all" ? [] : all.filter((_, index) => index !== replaces);
  const nodes = [...kept, ...parsed.nodes];
  const chips = all.map((node, index) => ({ text: printNodes([node]), node, index }));
  return {
    chips: chips.filter(({ index }) => replaces !== "all" && index !== replaces),
    text,
    errors: parsed.errors,
    filter: filterOf(nodes),
    nodes,
    isChanged: text !== "" || replaces !== null,
    type: (next) => setEdited({ of, text: next, replaces }),
    edit: (which) =>
      setEdited({
        of,
        text: which === "all" ? printNodes(all) : (chips[which]?.text ?? ""),
        replaces: which,
      }),
    without: (index) => filterOf(all.filter((_, each) => each !== index)),
    reset: () => setEdited({ of, text: "", replaces: null }),
  };
}
