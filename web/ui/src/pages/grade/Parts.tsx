/** Parts of the page that only show: instruction, progress, what others have said, the time. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useViewer } from "@/api/viewer";
import { gradeTimer } from "@/state/preferences";
import { partsOf, shownGraded, wholeOf } from "@/state/progress";
import { shownCount, shownSpan } from "@/state/shown";
import { useStored } from "@/state/stored";
import { Failure } from "@/states/Failure";
import { Visible } from "@/states/Visible";
import { Values } from "@/states/grades/Values";
import { Markdown } from "@/states/conversation/Markdown";
import styles from "./Grade.module.css";
import { type Task, othersQuery } from "./documents";

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

/** Folded until one wants to know: what others have said is not to sway. */
export function Others({ completionId, taskId }: { completionId: string; taskId: string }) {
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({ ...othersQuery(completionId), enabled: isOpen });
  const own = data?.filter((each) => each.taskId === taskId) ?? [];
  return (
    <details
      className={styles.others}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>What others have answered</summary>
      {isOpen && error && <Failure error={error} />}
      {isOpen && data && own.length === 0 && <p>Nobody has graded it for this task.</p>}
      {isOpen && own.length > 0 && (
        <dl>
          {own.map(({ id, author, grader, jsonValues, comment }) => (
            <div key={id}>
              <dt>
                <b>
                  <Visible text={grader?.name ?? grader?.id ?? author?.name ?? "nobody known"} />
                </b>
              </dt>
              <dd>
                <Values of={jsonValues} comment={comment} taskId={taskId} />
              </dd>
            </div>
          ))}
        </dl>
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
