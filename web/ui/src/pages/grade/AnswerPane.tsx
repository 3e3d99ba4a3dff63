/** The form of an answer, its comment, and what sends it. */
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import { shownKey } from "@/commands/keys";
import { SchemaForm } from "@/forms/SchemaForm";
import { chooseKey, focusBroken, focusFirst, focusPath } from "@/forms/keys";
import { lastUnsent } from "@/api/outbox";
import { digitSends } from "@/state/preferences";
import { Confirm } from "@/states/Confirm";
import styles from "./Grade.module.css";
import { Instruction, Others } from "./Parts";
import { Skip } from "./Skip";
import type { Task } from "./documents";
import type { Grading } from "./useGrading";

interface Props {
  task: Task;
  grading: Grading;
  completionId: string;
}

export function AnswerPane({ task, grading, completionId }: Props) {
  const { answer, faults, review } = grading;
  const form = useRef<HTMLDivElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  const [isInstructed, setInstructed] = useState(grading.unsent.length === 0);
  const [isSkipping, setSkipping] = useState(false);
  const isClosed = task.archivedAt !== null;

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
  useEffect(() => form.current?.focus({ preventScroll: true }), []);

  useGradeCommands({
    choose(key) {
      const box = form.current;
      if (!box || !chooseKey(box, key)) return;
      const isLone = box.querySelectorAll("[data-field]").length === 1;
      if (isLone && digitSends.get() === "on") setTimeout(() => void latest.current.submit());
    },
    fields: () => form.current && focusFirst(form.current),
    submit: () => void latest.current.submit(),
    skip: () => setSkipping(true),
    undo: () => latest.current.grading.undo(),
    back: () => void latest.current.grading.back(),
    repeat: () => latest.current.grading.repeat(),
    comment: () => comment.current?.focus(),
    instruction: () => setInstructed((before) => !before),
    call: () => document.getElementById("call")?.focus(),
  });

  return (
    <section className={styles.answer} aria-label="Your answer">
      <div ref={form} className={styles.fields} role="region" aria-label="Form" tabIndex={-1}>
        <Instruction task={task} isOpen={isInstructed} onToggle={setInstructed} />
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
        <Others completionId={completionId} taskId={task.id} />
      </div>
      <div className={styles.submit}>
        {isSkipping && !review ? (
          <Skip skip={grading.skip} leave={() => setSkipping(false)} />
        ) : (
          <>
            <Button
              id="grade-submit"
              className="primary"
              isDisabled={isClosed}
              onPress={() => void submit()}
            >
              {review ? "Correct it" : "Submit"} <kbd>{shownKey("Mod Enter").join(" ")}</kbd>
            </Button>
            {faults.length > 0 && (
              <Button isDisabled={isClosed} onPress={() => void submit(true)}>
                Send it as it is
              </Button>
            )}
            {review ? (
              <ReviewButtons grading={grading} />
            ) : (
              <Button isDisabled={isClosed} onPress={() => setSkipping(true)}>
                Skip <kbd>s</kbd>
              </Button>
            )}
            <Waiting task={task} grading={grading} />
          </>
        )}
      </div>
    </section>
  );
}

function focusSubmit() {
  document.getElementById("grade-submit")?.focus();
}

function ReviewButtons({ grading }: { grading: Grading }) {
  return (
    <>
      <Confirm
        label="Take it back"
        name="the answer"
        question="As if it had never been given?"
        run={() => void grading.takeBack()}
      />
      <Button onPress={grading.leaveReview}>Leave it</Button>
    </>
  );
}

function Waiting({ task, grading }: { task: Task; grading: Grading }) {
  const waiting = grading.unsent.filter((each) => each.refusal === null);
  const undoable = lastUnsent(grading.unsent, task.id);
  if (waiting.length === 0) return null;
  return (
    <>
      <span className={styles.gap} />
      <span>{waiting.length} not sent yet</span>
      <Button isDisabled={!undoable} onPress={grading.undo}>
        Undo <kbd>u</kbd>
      </Button>
    </>
  );
}

interface Actions {
  choose: (key: string) => void;
  fields: () => void;
  submit: () => void;
  skip: () => void;
  undo: () => void;
  back: () => void;
  repeat: () => void;
  comment: () => void;
  instruction: () => void;
  call: () => void;
}

const WORDS: readonly [keyof Omit<Actions, "choose">, string, string][] = [
  ["submit", "Submit the answer", "Mod Enter"],
  ["fields", "The first field", "Enter"],
  ["skip", "Skip the call", "s"],
  ["undo", "Take back what was not sent yet", "u"],
  ["back", "Open the answer before", "b"],
  ["repeat", "Repeat the last answer", "r"],
  ["comment", "Write a comment", "n"],
  ["instruction", "Instruction, open or folded", "i"],
  ["call", "Read the call (then j and k)", "p"],
];

function useGradeCommands(actions: Actions) {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useCommands(
    useMemo((): readonly Command[] => {
      const group = "Grade";
      const digits = Array.from({ length: 10 }, (_, digit) => ({
        id: `grade:choose-${digit}`,
        title: `Choose ${digit}`,
        group,
        keys: [String(digit)],
        run: () => latest.current.choose(String(digit)),
      }));
      const words = WORDS.map(([name, title, key]) => ({
        id: `grade:${name}`,
        title,
        group,
        keys: [key],
        run: () => latest.current[name](),
      }));
      return [...words, ...digits];
    }, []),
  );
}
