/** Parts of the page that only show: instruction, progress, what others have said, the time. */
import { Suspense, useEffect, useState } from "react";
import { useViewer } from "@/api/viewer";
import { gradeTimer } from "@/state/preferences";
import { partsOf, shownGraded, wholeOf } from "@/state/progress";
import { shownCount, shownSpan } from "@/state/shown";
import { useStored } from "@/state/stored";
import { Loading } from "@/states/Loading";
import { Markdown } from "@/states/conversation/Markdown";
import styles from "./Grade.module.css";
import type { Task } from "./documents";
import { part } from "@/states/part";

interface InstructionProps {
  task: Task;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}

export function Instruction({ task, isOpen, onToggle }: InstructionProps) {
  const text = task.instruction;
  if (text.trim() === "") return null;
  return (
    <details
      className={styles.instruction}
      open={isOpen}
      onToggle={({ currentTarget }) => onToggle(currentTarget.open)}
    >
      <summary>Instruction</summary>
      <Markdown text={text} fallback={<p>{text}</p>} />
    </details>
  );
}

export function Progress({ task: { progress, gradesPerCompletion } }: { task: Task }) {
  const own = `token:${useViewer()?.tokenId ?? ""}`;
  if (!progress) return null;
  const { graded, skipped } = progress;
  const mine = progress.graders.find(({ grader }) => grader === own)?.graded ?? 0;
  const [, ...left] = partsOf(progress);
  return (
    <div className={styles.progress} role="group" aria-label="Progress">
      <progress aria-label="Graded" max={Math.max(1, wholeOf(progress))} value={graded} />
      <span>{shownGraded(progress)}</span>
      {gradesPerCompletion > 1 && (
        <span title="A call that you have graded waits for others, and is graded once all have.">
          {shownCount(mine)} answered by you; a call is graded once {gradesPerCompletion} have
          answered it
        </span>
      )}
      {left.map(({ name, shown, note }) =>
        name === "Skipped" && skipped === 0 ? null : (
          <span key={name} title={note}>
            {shown} {name.toLowerCase()}
          </span>
        ),
      )}
      {progress.isBuilding && <span>more are on their way into the queue</span>}
    </div>
  );
}

const Given = part(() => import("./Others"), "Given");

interface OthersProps {
  completionId: string;
  task: Task;
  /** One's own answer is given. */
  isAnswered: boolean;
}

/**
 * Folded until one wants to know. Where several are to grade a call, each on their own, it is shown
 * to who has answered: grades that have seen each other say nothing by agreeing.
 */
export function Others({ completionId, task, isAnswered }: OthersProps) {
  const [isOpen, setOpen] = useState(false);
  if (task.gradesPerCompletion > 1 && !isAnswered) {
    return (
      <p className={styles.others}>
        <small>
          What others have answered is not shown here before you have: go back to the call then.
        </small>
      </p>
    );
  }
  return (
    <details
      className={styles.others}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>What others have answered</summary>
      {isOpen && (
        <Suspense fallback={<Loading />}>
          <Given completionId={completionId} task={task} />
        </Suspense>
      )}
    </details>
  );
}

/** For the grader alone, and off unless they want it. */
export function Timer({ done }: { done: number }) {
  const isOn = useStored(gradeTimer) === "on";
  const [began] = useState(() => Date.now());
  const [now, setNow] = useState(began);
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOn]);
  if (!isOn) return null;
  const seconds = Math.floor((now - began) / 1000);
  return (
    <span>
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, "0")}
      {done > 0 && `, ${shownSpan((seconds * 1000) / done)} each`}
    </span>
  );
}
