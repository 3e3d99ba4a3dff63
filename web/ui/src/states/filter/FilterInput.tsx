/** The field of the filter bar: what is wrong is marked at its place, what could follow is offered. */
import { type RefObject, useId, useRef } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { MOST_LETTERS } from "@/state/filterText/limits";
import { Visible } from "@/states/Visible";
import styles from "./filter.module.css";
import type { Draft } from "./useDraft";
import { type Offered, onFieldKey, useOffered } from "./useOffered";

interface Props<F extends object> {
  draft: Draft<F>;
  placeholder?: string | undefined;
  within: CompletionFilter | undefined;
  input: RefObject<HTMLInputElement | null>;
  errorId: string | undefined;
  submit: () => void;
  editLast: () => void;
}

export function FilterInput<F extends object>(props: Props<F>) {
  const { draft, within, input, errorId } = props;
  const { placeholder = "status:failed tag:prod duration>2 words…" } = props;
  const marks = useRef<HTMLDivElement>(null);
  const listId = useId();
  const offered = useOffered(draft, within, input);
  const { options, active, isOpen, look, close } = offered;
  return (
    <div className={styles.field}>
      <div className={styles.marks} ref={marks} aria-hidden>
        {markedParts(draft).map(({ text, isWrong }, index) => (
          <span key={index} data-wrong={isWrong || undefined}>
            {text}
          </span>
        ))}
      </div>
      <input
        ref={input}
        role="combobox"
        aria-label="Filter"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options[active] && optionId(listId, active)}
        aria-invalid={errorId !== undefined}
        aria-describedby={errorId}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={draft.text}
        // One more, so that it is seen and said that there are too many.
        maxLength={MOST_LETTERS + 1}
        onChange={({ currentTarget }) => {
          draft.type(currentTarget.value);
          look(currentTarget);
        }}
        onKeyDown={(event) => onFieldKey(event, draft, offered, props)}
        onBlur={close}
        onScroll={({ currentTarget }) =>
          marks.current?.scrollTo({ left: currentTarget.scrollLeft })
        }
      />
      <Options id={listId} of={offered} />
    </div>
  );
}

const optionId = (listId: string, index: number) => `${listId}-${index}`;

function Options({ id, of: { options, active, isOpen, pick } }: { id: string; of: Offered }) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="What could follow"
      className={styles.options}
      hidden={!isOpen}
    >
      {options.map((option, index) => (
        <div
          key={option.insert}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The focus stays in the field.
          onMouseDown={(event) => {
            event.preventDefault();
            pick(option);
          }}
        >
          <bdi>
            <Visible text={option.label} />
          </bdi>{" "}
          {option.hint !== undefined && <small>{option.hint}</small>}
        </div>
      ))}
    </div>
  );
}

/** Each is an element, and thousands of parentheses that are pasted are wrong each. */
const MOST_MARKS = 50;

type Marked = Pick<Draft<object>, "text" | "errors">;

/** The text, cut where a mark begins or ends. */
function markedParts({ text, errors }: Marked): { text: string; isWrong: boolean }[] {
  const parts = [];
  let at = 0;
  const first = [...errors].sort((a, b) => a.from - b.from).slice(0, MOST_MARKS);
  for (const { from, to } of first) {
    const begin = Math.max(at, Math.min(from, text.length - 1));
    if (to <= begin) continue;
    parts.push({ text: text.slice(at, begin), isWrong: false });
    parts.push({ text: text.slice(begin, to), isWrong: true });
    at = to;
  }
  return [...parts, { text: text.slice(at), isWrong: false }];
}
