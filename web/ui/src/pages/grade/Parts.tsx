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
          {shownCount(mine)} by you; each takes {gradesPerCompletion} graders
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

/** Folded until one wants to know: what others have said is not to sway. */
export function Others({ completionId, task }: { completionId: string; task: Task }) {
  const [isOpen, setOpen] = useState(false);
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
