/** The JSON Schema as text, what is wrong with it at its place, and beside it the form that it makes. */
import { Suspense, useId, useMemo, useState } from "react";
import { Confirm } from "@/states/Confirm";
import { Loading } from "@/states/Loading";
import styles from "./edit.module.css";
import { AddField } from "./AddField";
import { LiveForm } from "./LiveForm";
import { jsonFault } from "./jsonFault";
import { type Refusal, rangeAt } from "./refusal";
import { TEMPLATES, type Template, isOneOfThem, textOf } from "./templates";
import { Button } from "react-aria-components";
import { shownCount } from "@/state/shown";
import { part } from "@/states/part";

const SchemaEditor = part(() => import("../editor/SchemaEditor"), "SchemaEditor");

interface Props {
  text: string;
  setText: (text: string) => void;
  refusal: Refusal | null;
  isReadOnly: boolean;
  /** Offered where there is nothing of one's own yet. */
  take?: ((template: Template) => void) | undefined;
}

export function SchemaField({ text, setText, refusal, isReadOnly, take }: Props) {
  const id = useId();
  const fault = useMemo(() => jsonFault(text), [text]);
  const marks = useMemo(() => {
    if (fault) return [fault];
    return refusal ? [{ ...rangeAt(text, refusal.pointer), message: refusal.message }] : [];
  }, [fault, refusal, text]);
  return (
    <div className={styles.schema}>
      <div className={styles.half}>
        <h2 id={`${id}-title`}>JSON Schema</h2>
        {take && <Templates text={text} take={take} isDisabled={isReadOnly} />}
        {!isReadOnly && <Adding isJson={fault === null} {...{ text, setText }} />}
        <Suspense fallback={<Loading />}>
          <SchemaEditor
            text={text}
            onChange={setText}
            marks={marks}
            isReadOnly={isReadOnly}
            label="JSON Schema"
            describedBy={id}
          />
        </Suspense>
        <p id={id} className={marks.length > 0 ? styles.fault : styles.hint} role="status">
          {fault && `✕ Line ${lineOf(text, fault.from)}: ${fault.message}`}
          {!fault && refusal && (
            <>
              ✕ {refusal.pointer !== "" && <code>{refusal.pointer}</code>} {refusal.message}
            </>
          )}
          {marks.length === 0 && `${shownCount(text.length)} characters of JSON.`}
        </p>
      </div>
      <div className={styles.half}>
        <h2>The form</h2>
        <LiveForm text={text} isJson={fault === null} />
      </div>
    </div>
  );
}

interface AddingProps extends Pick<Props, "text" | "setText"> {
  isJson: boolean;
}

function Adding({ text, setText, isJson }: AddingProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Add a field</summary>
      {isOpen && !isJson && <p className={styles.hint}>Mend the text first: it is no JSON.</p>}
      {isOpen && isJson && <AddField text={text} setText={setText} />}
    </details>
  );
}

function lineOf(text: string, at: number): string {
  const before = text.slice(0, at).split("\n");
  return `${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`;
}

interface TemplatesProps {
  text: string;
  take: (template: Template) => void;
  isDisabled: boolean;
}

function Templates({ text, take, isDisabled }: TemplatesProps) {
  const isSafe = isOneOfThem(text);
  return (
    <div className={styles.templates} role="group" aria-label="Begin with">
      {TEMPLATES.map((each) =>
        isSafe ? (
          <Button
            key={each.title}
            isDisabled={isDisabled}
            aria-pressed={textOf(each) === text}
            onPress={() => take(each)}
          >
            {each.title}
          </Button>
        ) : (
          <Confirm
            key={each.title}
            label={each.title}
            name="instead"
            question="What is written is replaced."
            run={() => take(each)}
          />
        ),
      )}
    </div>
  );
}
