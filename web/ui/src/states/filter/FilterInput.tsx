/** The field of the filter bar: what is wrong is marked at its place, what could follow is offered. */
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { Visible } from "@/states/Visible";
import styles from "./filter.module.css";
import { type Option, type Place, placeAt } from "./completion";
import { useOptions } from "./suggest";
import type { Draft } from "./useDraft";

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
  const { draft, within, input, errorId, submit, editLast } = props;
  const { placeholder = "status:failed tag:prod duration>2 words…" } = props;
  const [place, setPlace] = useState<Place | null>(null);
  const [active, setActive] = useState(-1);
  const marks = useRef<HTMLDivElement>(null);
  const listId = useId();
  const options = useOptions(place, within);
  const look = (element: HTMLInputElement) => {
    const caret = element.selectionStart ?? element.value.length;
    setPlace(placeAt(element.value, caret, draft.language.table));
    setActive(-1);
  };
  const close = () => setPlace(null);
  const pick = ({ insert }: Option) => {
    if (!place || !input.current) return;
    const isWhole = !/[:>=<~.(]$/.test(insert);
    const text = draft.text.slice(0, place.from) + insert + (isWhole ? " " : "");
    draft.type(text + draft.text.slice(place.to));
    const caret = text.length;
    const element = input.current;
    // At once, for whom the next key comes before the next frame: Enter is to apply the filter then.
    close();
    setActive(-1);
    requestAnimationFrame(() => {
      element.setSelectionRange(caret, caret);
      if (!isWhole) look(element);
    });
  };
  const chosen = options[active];
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // With Ctrl it is the page's: what is typed is applied, and the key goes on.
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (draft.errors.length > 0) event.stopPropagation();
      close();
      submit();
      return;
    }
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      if (place === null) look(event.currentTarget);
      else setActive((active + move + options.length + 1) % (options.length + 1));
    } else if (event.key === "Enter") {
      if (chosen) pick(chosen);
      else {
        close();
        submit();
      }
    } else if (event.key === "Tab" && chosen && !event.shiftKey) pick(chosen);
    else if (event.key === "Escape" && place !== null && options.length > 0) close();
    else if (event.key === "Escape" && draft.isChanged) draft.reset();
    // With nothing left to take back the keys are the page's again.
    else if (event.key === "Escape") event.currentTarget.blur();
    else if (event.key === "Backspace" && draft.text === "") editLast();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = place !== null && options.length > 0;
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
        aria-activedescendant={chosen && `${listId}-${active}`}
        aria-invalid={errorId !== undefined}
        aria-describedby={errorId}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={draft.text}
        onChange={({ currentTarget }) => {
          draft.type(currentTarget.value);
          look(currentTarget);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        onScroll={({ currentTarget }) =>
          marks.current?.scrollTo({ left: currentTarget.scrollLeft })
        }
      />
      <div
        id={listId}
        role="listbox"
        aria-label="What could follow"
        className={styles.options}
        hidden={!isOpen}
      >
        {options.map((option, index) => (
          <div
            key={option.insert}
            id={`${listId}-${index}`}
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
    </div>
  );
}

/** The text, cut where a mark begins or ends. */
type Marked = Pick<Draft<object>, "text" | "errors">;

function markedParts({ text, errors }: Marked): { text: string; isWrong: boolean }[] {
  const parts = [];
  let at = 0;
  for (const { from, to } of [...errors].sort((a, b) => a.from - b.from)) {
    const begin = Math.max(at, Math.min(from, text.length - 1));
    if (to <= begin) continue;
    parts.push({ text: text.slice(at, begin), isWrong: false });
    parts.push({ text: text.slice(begin, to), isWrong: true });
    at = to;
  }
  return [...parts, { text: text.slice(at), isWrong: false }];
}
