/** One line: the conditions as chips, and behind them a field for one more, or for all as text. */
import { type RefObject, useId } from "react";
import { Button } from "react-aria-components";
import { announce } from "@/frame/announce";
import type { CompletionFilter } from "@/gql/graphql";
import styles from "./Bar.module.css";
import { Chip } from "./Chip";
import { FilterInput } from "./FilterInput";
import { ofAll } from "./served";
import { type Draft, useDraft } from "./useDraft";

interface Props {
  filter: CompletionFilter | undefined;
  /** With the range, for what is suggested. */
  within: CompletionFilter | undefined;
  hasRange: boolean;
  apply: (filter: CompletionFilter | undefined) => void;
  setRange: (range: string) => void;
  input: RefObject<HTMLInputElement | null>;
}

export function FilterLine({ filter, within, hasRange, apply, setRange, input }: Props) {
  const draft = useDraft(filter);
  const errorId = useId();
  const [error] = draft.errors;
  const submit = () => {
    if (error) announce(error.message);
    else if (draft.isChanged) {
      apply(draft.filter);
      draft.reset();
    }
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
                edit={() => edit(index)}
                remove={() => apply(draft.without(index))}
              />
            ))}
          </ul>
        )}
        <FilterInput
          draft={draft}
          within={within}
          input={input}
          errorId={error && errorId}
          submit={submit}
          editLast={() => {
            const last = draft.chips.at(-1);
            if (last) edit(last.index);
          }}
        />
        {draft.chips.length > 0 && <Button onPress={() => edit("all")}>As text</Button>}
      </div>
      {error && (
        <p className={styles.error} id={errorId}>
          <span aria-hidden>✕ </span>
          At {error.from + 1}: {error.message} The rows are those of the last filter.
        </p>
      )}
      {!error && <Forecast draft={draft} hasRange={hasRange} setRange={setRange} />}
    </div>
  );
}

/** What the filter that is typed will cost, before it is run. */
function Forecast({
  draft,
  hasRange,
  setRange,
}: { draft: Draft } & Pick<Props, "hasRange" | "setRange">) {
  if (!draft.isChanged || draft.nodes.length === 0 || hasRange) return null;
  if (ofAll(draft.nodes) !== "scan") return null;
  return (
    <p className={styles.forecast} role="status">
      No index leads to any of this: all completions would be looked at. It is fast beside a range
      of time. <Button onPress={() => setRange("-24h")}>Last 24 hours</Button>
    </p>
  );
}
