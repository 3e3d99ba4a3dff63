/** The form of an answer, its comment, and what sends it. */
import { type RefObject, useEffect, useRef, useState } from "react";
import { SchemaForm } from "@/forms/SchemaForm";
import { chooseKey, focusBroken, focusFirst, focusPath } from "@/forms/keys";
import { digitSends } from "@/state/preferences";
import styles from "./Grade.module.css";
import { Instruction, Others } from "./Parts";
import { SubmitBar } from "./SubmitBar";
import type { Task } from "./documents";
import { useAnswerKeys } from "./useAnswerKeys";
import type { Grading } from "./useGrading";

interface Props {
  task: Task;
  grading: Grading;
  completionId: string;
}

export function AnswerPane({ task, grading, completionId }: Props) {
  const form = useRef<HTMLDivElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  const [isInstructed, setInstructed] = useState(grading.unsent.length === 0);
  const [isSkipping, setSkipping] = useState(false);
  // Nothing can be said of what is gone: it is passed over at once.
  const skip = () => (grading.closed === "gone" ? grading.pass() : setSkipping(true));
  const submit = useKeys(grading, { form, comment, skip, setInstructed });
  return (
    <section className={styles.answer} aria-label="Your answer">
      <div ref={form} className={styles.fields} role="region" aria-label="Form" tabIndex={-1}>
        <Instruction task={task} isOpen={isInstructed} onToggle={setInstructed} />
        <Fields {...{ task, grading, comment }} />
        <Others {...{ completionId, task }} isAnswered={grading.review !== null} />
      </div>
      <SubmitBar {...{ task, grading, submit, skip, isSkipping, setSkipping }} />
    </section>
  );
}

interface FieldsProps {
  task: Task;
  grading: Grading;
  comment: RefObject<HTMLTextAreaElement | null>;
}

function Fields({ task, grading: { answer, faults, closed }, comment }: FieldsProps) {
  const isClosed = closed !== null;
  return (
    <>
      <SchemaForm
        schema={task.jsonSchema}
        value={answer.value}
        onChange={answer.setValue}
        errors={faults}
        disabled={isClosed}
        onLast={focusSubmit}
      />
      <label className={styles.comment}>
        Comment
        <textarea
          ref={comment}
          disabled={isClosed}
          maxLength={100_000}
          value={answer.comment}
          onChange={({ target }) => answer.setComment(target.value)}
        />
      </label>
    </>
  );
}

function focusSubmit() {
  document.getElementById("grade-submit")?.focus();
}

interface KeysOf {
  form: RefObject<HTMLDivElement | null>;
  comment: RefObject<HTMLTextAreaElement | null>;
  skip: () => void;
  setInstructed: (change: (before: boolean) => boolean) => void;
}

/** @returns What sends the answer, or leads to what is wrong with it. */
function useKeys(grading: Grading, { form, comment, skip, setInstructed }: KeysOf) {
  const submit = async (asItIs = false) => {
    if (form.current && focusBroken(form.current)) return;
    const [first] = await grading.submit(asItIs);
    if (first && form.current) focusPath(form.current, first.path);
  };
  // What the keys call is what is shown last: a digit may choose and send in one.
  const latest = useRef({ submit, grading });
  useEffect(() => {
    latest.current = { submit, grading };
  });
  // The keys act here at once: nothing that is typed into has the focus.
  useEffect(() => form.current?.focus({ preventScroll: true }), [form]);
  useAnswerKeys({
    choose(key) {
      const box = form.current;
      if (!box || !latest.current.grading.mayAct() || !chooseKey(box, key)) return;
      const isLone = box.querySelectorAll("[data-field]").length === 1;
      if (isLone && digitSends.get() === "on") setTimeout(() => void latest.current.submit());
    },
    fields: () => form.current && focusFirst(form.current),
    submit: () => void latest.current.submit(),
    skip,
    undo: () => latest.current.grading.undo(),
    back: () => void latest.current.grading.back(),
    repeat: () => latest.current.grading.repeat(),
    comment: () => comment.current?.focus(),
    instruction: () => setInstructed((before) => !before),
    call: () => document.getElementById("call")?.focus(),
  });
  return submit;
}
