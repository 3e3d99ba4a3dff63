/** One line: the conditions as chips, and behind them a field for one more, or for all as text. */
import { type RefObject, useEffect, useId, useImperativeHandle } from "react";
import { Button } from "react-aria-components";
import { announce } from "@/frame/announce";
import type { CompletionFilter } from "@/gql/graphql";
import type { Language } from "@/state/filterText";
import { parseExact, printExact } from "@/state/jsonText";
import { shownCount } from "@/state/shown";
import styles from "./filter.module.css";
import { Chip } from "./Chip";
import { FilterInput } from "./FilterInput";
import { ofAll } from "./served";
import { unapplied } from "./unapplied";
import { type Draft, useDraft } from "./useDraft";

interface Props<F extends object> {
  language: Language<F>;
  filter: F | undefined;
  /** With the range, for the paths of payloads that are suggested; no others have any. */
  within?: CompletionFilter | undefined;
  placeholder?: string;
  hasRange: boolean;
  apply: (filter: F | undefined) => void;
  setRange: (range: string) => void;
  input: RefObject<HTMLInputElement | null>;
  /** Told of what is typed and not applied. */
  tellTyped?: (typed: Typed<F> | null) => void;
  /** For what is pressed beside it: what is typed is part of that. */
  handle?: RefObject<LineHandle<F> | null>;
  /** What waits for the text to be right, beside what is shown. */
  untilRight?: string;
}

export interface Typed<F extends object> {
  /** Undefined for everything; of what is right in the text. */
  filter: F | undefined;
  isRight: boolean;
}

export interface LineHandle<F extends object> {
  /** What is typed and not applied. What cannot be read is told at the field. */
  read: () => Promise<{ filter: F | undefined } | "none" | "wrong">;
  reset: () => void;
}

export function FilterLine<F extends object>(props: Props<F>) {
  const { language, filter, within, placeholder, hasRange, apply, setRange, input } = props;
  const draft = useDraft(language, filter);
  useTyped(draft, props.tellTyped);
  useImperativeHandle(props.handle, () => ({ read: () => read(draft, input), reset: draft.reset }));
  const errorId = useId();
  const [error] = draft.errors;
  const take = ({ errors, filter }: Pick<Draft<F>, "errors" | "filter">) => {
    const [wrong] = errors;
    if (wrong) announce(wrong.message);
    else if (draft.isChanged) {
      apply(filter);
      draft.reset();
    }
  };
  const submit = () => {
    if (!draft.settle) take(draft);
    // Who has typed on meanwhile has not asked for that.
    else
      void draft.settle().then((settled) => input.current?.value === draft.text && take(settled));
  };
  const edit = (which: number | "all") => {
    draft.edit(which);
    input.current?.focus();
  };
  return (
    <div className={styles.filter}>
      <div className={styles.line}>
        {draft.chips.length > 0 && (
          <ul className={styles.chips} aria-label="Conditions">
            {draft.chips.map(({ text, node, index }) => (
              <Chip
                key={text + String(index)}
                text={text}
                node={node}
                table={language.table}
                edit={() => edit(index)}
                remove={() => apply(draft.without(index))}
              />
            ))}
            {draft.more > 0 && (
              <li>
                <Button onPress={() => edit("all")}>and {shownCount(draft.more)} more</Button>
              </li>
            )}
          </ul>
        )}
        <FilterInput
          draft={draft}
          within={within}
          placeholder={draft.chips.length > 0 ? "and …" : placeholder}
          input={input}
          errorId={error && errorId}
          submit={submit}
          editLast={() => {
            draft.editLast();
            input.current?.focus();
          }}
        />
        {draft.chips.length > 0 && <Button onPress={() => edit("all")}>As text</Button>}
      </div>
      {error && (
        <p className={styles.error} id={errorId}>
          <span aria-hidden>✕ </span>
          At {error.from + 1}: {error.message} What is shown is of the last filter.
          {props.untilRight !== undefined && ` ${props.untilRight}`}
        </p>
      )}
      {!error && <Forecast draft={draft} hasRange={hasRange} setRange={setRange} />}
    </div>
  );
}

function useTyped<F extends object>(draft: Draft<F>, tell: Props<F>["tellTyped"]) {
  const { isChanged, text } = draft;
  const isRight = draft.errors.length === 0;
  const filter = isChanged ? printExact(draft.filter ?? null) : null;
  useEffect(() => {
    if (filter === null) tell?.(null);
    else tell?.({ filter: (parseExact(filter) as F | null) ?? undefined, isRight });
  }, [filter, isRight, tell]);
  useEffect(() => {
    unapplied.set(isChanged ? text : null);
  }, [isChanged, text]);
  useEffect(() => () => unapplied.set(null), []);
}

async function read<F extends object>(draft: Draft<F>, input: Props<F>["input"]) {
  if (!draft.isChanged) return "none";
  const { errors, filter } = draft.settle ? await draft.settle() : draft;
  const [wrong] = errors;
  if (!wrong) return { filter };
  announce(wrong.message);
  input.current?.focus();
  return "wrong";
}

/** What the filter that is typed will cost, before it is run. */
function Forecast<F extends object>({
  draft,
  hasRange,
  setRange,
}: { draft: Draft<F> } & Pick<Props<F>, "hasRange" | "setRange">) {
  if (!draft.isChanged || draft.nodes.length === 0 || hasRange) return null;
  if (ofAll(draft.nodes, draft.language.table) !== "scan") return null;
  return (
    <p className={styles.forecast} role="status">
      No index leads to any of this: all completions would be looked at. It is fast beside a range
      of time. <Button onPress={() => setRange("-24h")}>Last 24 hours</Button>
    </p>
  );
}
