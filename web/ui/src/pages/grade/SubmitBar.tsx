/** Below the form: what sends the answer, or why none is taken, and the way on. */
import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { lastUnsent } from "@/api/outbox";
import { shownKey } from "@/commands/keys";
import { printJson } from "@/forms/json";
import { useKnowsGivenHere } from "@/state/givenHere";
import { Confirm } from "@/states/Confirm";
import { copy } from "@/states/copy";
import styles from "./Grade.module.css";
import { Skip } from "./Skip";
import { CLOSED, REFUSED, written } from "./closed";
import type { Task } from "./documents";
import type { Grading } from "./useGrading";

interface Props {
  task: Task;
  grading: Grading;
  submit: (asItIs?: boolean) => Promise<void>;
  skip: () => void;
  isSkipping: boolean;
  setSkipping: (isSkipping: boolean) => void;
}

export function SubmitBar({ task, grading, submit, skip, isSkipping, setSkipping }: Props) {
  const { closed, faults, isRefused, review } = grading;
  if (closed !== null) {
    return (
      <div className={styles.submit}>
        <ClosedFor closed={closed} grading={grading} />
        <Waiting task={task} grading={grading} />
      </div>
    );
  }
  if (isSkipping && !review) {
    return (
      <div className={styles.submit}>
        <Skip skip={grading.skip} leave={() => setSkipping(false)} />
      </div>
    );
  }
  return (
    <div className={styles.submit}>
      {isRefused && <p className={styles.refused}>{REFUSED}</p>}
      <Button id="grade-submit" className="primary" onPress={() => void submit()}>
        {review ? "Correct it" : "Submit"} <kbd>{shownKey("Mod Enter").join(" ")}</kbd>
      </Button>
      {faults.length > 0 && !isRefused && (
        <Button onPress={() => void submit(true)}>Submit it anyway: the gateway decides</Button>
      )}
      {review ? (
        <ReviewButtons grading={grading} />
      ) : (
        <Button onPress={skip}>
          Skip <kbd>s</kbd>
        </Button>
      )}
      <Waiting task={task} grading={grading} />
    </div>
  );
}

interface ClosedProps {
  closed: NonNullable<Grading["closed"]>;
  grading: Grading;
}

function ClosedFor({ closed, grading: { answer, pass } }: ClosedProps) {
  if (closed === "archived") {
    return (
      <>
        <span>{CLOSED.archived}</span>
        <Link to="/grade">Other tasks</Link>
      </>
    );
  }
  const { value, comment } = answer;
  const text = () => written({ values: printJson(value), comment });
  return (
    <>
      <span>
        {CLOSED.gone}
        {answer.isBegun && " What you have written goes when you go on."}
      </span>
      <Button className="primary" onPress={pass}>
        Next call <kbd>s</kbd>
      </Button>
      {answer.isBegun && (
        <Button onPress={() => void copy(text(), "the answer")}>Copy the answer</Button>
      )}
    </>
  );
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
  const isKnown = useKnowsGivenHere();
  const undoable = isKnown ? lastUnsent(grading.unsent, task.id) : undefined;
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
