/** What is typed into the filter bar, before it is applied. */
import { useMemo, useState } from "react";
import type { Language, Node, TextError } from "@/state/filterText";

interface Edited<F> {
  of: F | undefined;
  text: string;
  /** The chip that is changed, all of them, or none: then the text comes to them. */
  replaces: number | "all" | null;
}

export interface Draft<F extends object> {
  language: Language<F>;
  chips: { text: string; node: Node; index: number }[];
  text: string;
  errors: TextError[];
  /** With what is typed, as far as it is right. */
  filter: F | undefined;
  nodes: Node[];
  isChanged: boolean;
  type: (text: string) => void;
  edit: (which: number | "all") => void;
  without: (index: number) => F | undefined;
  reset: () => void;
}

export function useDraft<F extends object>(language: Language<F>, of: F | undefined): Draft<F> {
  const [edited, setEdited] = useState<Edited<F>>({ of, text: "", replaces: null });
  // Another filter, be it applied here or gone back to: what was typed was for the one before.
  const { text, replaces } = edited.of === of ? edited : { text: "", replaces: null };
  const all = useMemo(() => language.nodesOf(of), [language, of]);
  const parsed = useMemo(() => language.parse(text), [language, text]);
  const kept = replaces === "all" ? [] : all.filter((_, index) => index !== replaces);
  const nodes = [...kept, ...parsed.nodes];
  const chips = all.map((node, index) => ({ text: language.print([node]), node, index }));
  return {
    language,
    chips: chips.filter(({ index }) => replaces !== "all" && index !== replaces),
    text,
    errors: parsed.errors,
    filter: language.filterOf(nodes),
    nodes,
    isChanged: text !== "" || replaces !== null,
    type: (next) => setEdited({ of, text: next, replaces }),
    edit: (which) =>
      setEdited({
        of,
        text: which === "all" ? language.print(all) : (chips[which]?.text ?? ""),
        replaces: which,
      }),
    without: (index) => language.filterOf(all.filter((_, each) => each !== index)),
    reset: () => setEdited({ of, text: "", replaces: null }),
  };
}
