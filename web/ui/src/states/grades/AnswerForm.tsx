/** An answer to a task, with a comment: the form of the task's schema, sent with Ctrl Enter. */
import { Suspense, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { ApiError } from "@/api/errors";
import { type Json, SchemaForm } from "@/forms";
import { faultsOf } from "@/forms/faults";
import { isTyping } from "@/commands/keys";
import { chooseKey, focusFirst } from "@/forms/keys";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import styles from "./grades.module.css";

export interface Answer {
  jsonValues: unknown;
  comment: string;
}

interface Props {
  schema: unknown;
  value: Answer;
  onChange: (value: Answer) => void;
  error: ApiError | null;
  isSending: boolean;
  submitLabel: string;
  note?: string | undefined;
  submit: () => void;
  cancel?: () => void;
}

export function AnswerForm(props: Props) {
  const { schema, value, onChange, error, isSending, note, submit, cancel } = props;
  const form = useRef<HTMLFormElement>(null);
  const faults = error ? faultsOf(error) : [];
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (isShown && form.current) focusFirst(form.current);
  }, [isShown]);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter sends, Escape leaves, from whichever field
    <form
      ref={form}
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
        else if (event.key === "Escape" && cancel) cancel();
        // Digits choose here, and are the page's elsewhere.
        else if (isTyping(event.target) || !/^[1-9]$/.test(event.key)) return;
        else if (!chooseKey(event.currentTarget, event.key)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {note !== undefined && <p className={styles.second}>{note}</p>}
      <Suspense fallback={<Loading />}>
        <SchemaForm
          schema={schema}
          // What the gateway has sent as JSON.
          value={value.jsonValues as Json | undefined}
          onChange={(jsonValues) => onChange({ ...value, jsonValues })}
          errors={faults}
        />
        <Shown tell={setShown} />
      </Suspense>
      <label>
        Comment
        <textarea
          value={value.comment}
          onChange={(event) => onChange({ ...value, comment: event.currentTarget.value })}
        />
      </label>
      {error && faults.length === 0 && <Failure error={error} />}
      <div className={styles.actions}>
        <Button
          type="submit"
          className="primary"
          isDisabled={isSending || value.jsonValues === undefined}
        >
          {props.submitLabel}
        </Button>
        {cancel && <Button onPress={cancel}>Cancel</Button>}
      </div>
    </form>
  );
}

/** Tells when what stands beside it is there: the form is loaded when it is wanted. */
function Shown({ tell }: { tell: (isShown: boolean) => void }) {
  useEffect(() => tell(true), [tell]);
  return null;
}
