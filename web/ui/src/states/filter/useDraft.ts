/** What is typed into the filter bar, before it is applied. */
import { useMemo, useState } from "react";
import { queries } from "@/api/queries";
import { printExact } from "@/state/jsonText";
import { taskNamesQuery } from "@/api/tasks";
import type { Language, Node, TextError } from "@/state/filterText";
import { saysTask, withNames } from "@/state/filterText/tasks";
import { tooMany } from "@/state/filterText/limits";
import { useTasks } from "./useTasks";

/** More say nothing at a glance; all of them are there as text. */
const MOST_CHIPS = 40;

interface Edited {
  /** The filter as text: it may come as another object that says the same. */
  of: string;
  text: string;
  /** The chip that is changed, all of them, or none: then the text comes to them. */
  replaces: number | "all" | null;
}

export interface Draft<F extends object> {
  language: Language<F>;
  chips: { text: string; node: Node; index: number }[];
  /** How many conditions stand in no chip. */
  more: number;
  text: string;
  errors: TextError[];
  /** With what is typed, as far as it is right. */
  filter: F | undefined;
  nodes: Node[];
  isChanged: boolean;
  type: (text: string) => void;
  edit: (which: number | "all") => void;
  editLast: () => void;
  without: (index: number) => F | undefined;
  reset: () => void;
  /** What is typed with the tasks' names as they are now; null where they do not matter to it. */
  settle: (() => Promise<Pick<Draft<F>, "errors" | "filter">>) | null;
}

export function useDraft<F extends object>(language: Language<F>, of: F | undefined): Draft<F> {
  const key = useMemo(() => printExact(of ?? null), [of]);
  const [edited, setEdited] = useState<Edited>({ of: key, text: "", replaces: null });
  // Another filter, be it applied here or gone back to: what was typed was for the one before.
  const { text, replaces } = edited.of === key ? edited : { text: "", replaces: null };
  const all = useMemo(() => language.nodesOf(of), [language, of]);
  const hasTask = useMemo(() => saysTask(language.parse(text).nodes), [language, text]);
  const tasks = useTasks(hasTask || saysTask(all));
  const parsed = useMemo(() => language.parse(text, tasks), [language, text, tasks]);
  const shown = useMemo(() => all.slice(0, MOST_CHIPS), [all]);
  const print = (of: readonly Node[]) => language.print(tasks ? withNames(of, tasks) : of);
  const kept = useMemo(
    () => (replaces === "all" ? [] : all.filter((_, index) => index !== replaces)),
    [all, replaces],
  );
  const nodes = useMemo(() => [...kept, ...parsed.nodes], [kept, parsed]);
  const chips = shown.map((node, index) => ({ text: print([node]), node, index }));
  const edit = (which: number | "all") => {
    const one = which === "all" ? undefined : all[which];
    const text = which === "all" ? print(all) : one ? print([one]) : "";
    setEdited({ of: key, text, replaces: which });
  };
  const filter = useMemo(() => language.filterOf(nodes), [language, nodes]);
  return {
    language,
    chips: chips.filter(({ index }) => replaces !== "all" && index !== replaces),
    more: replaces === "all" ? 0 : all.length - shown.length,
    text,
    errors: withTooMany(parsed.errors, text, filter),
    filter,
    nodes,
    isChanged: text !== "" || replaces !== null,
    type: (next) => setEdited({ of: key, text: next, replaces }),
    edit,
    editLast: () => {
      if (all.length > 0) edit(all.length - 1);
    },
    without: (index) => language.filterOf(all.filter((_, each) => each !== index)),
    reset: () => setEdited({ of: key, text: "", replaces: null }),
    // One that was made since then is known then: a list that has not come would take a name for an id.
    settle:
      hasTask && (!tasks || parsed.errors.length > 0)
        ? async () => {
            const now = await askedAnew();
            const { nodes: typed, errors } = language.parse(text, now);
            const filter = language.filterOf([...kept, ...typed]);
            return { errors: withTooMany(errors, text, filter), filter };
          }
        : null,
  };
}

function withTooMany(errors: TextError[], text: string, filter: object | undefined): TextError[] {
  const message = text === "" ? null : tooMany(filter);
  return message === null ? errors : [...errors, { from: 0, to: text.length, message }];
}

function askedAnew() {
  return queries.query({ ...taskNamesQuery(), staleTime: 0 }).catch(() => null);
}
