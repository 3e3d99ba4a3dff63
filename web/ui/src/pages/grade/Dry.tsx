/** Nothing is free: all is graded, somebody has the rest, or nothing has come yet. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { useViewer } from "@/api/viewer";
import { shownCount } from "@/state/shown";
import { Empty } from "@/states/Empty";
import styles from "./Grade.module.css";
import { Holders } from "./Holders";
import type { Task } from "./documents";
import { heldQuery } from "./held";
import { holdersOf } from "./holders";

type Progress = NonNullable<Task["progress"]>;

interface Props {
  task: Task;
  ask: () => void;
  takeOver: () => void;
}

export function Dry({ task, ask, takeOver }: Props) {
  const { progress } = task;
  if (!progress) return <Unknown ask={ask} />;
  return <Known id={task.id} {...{ progress, ask, takeOver }} />;
}

interface KnownProps extends Omit<Props, "task"> {
  id: string;
  progress: Progress;
}

function Known({ id, progress, ask, takeOver }: KnownProps) {
  const viewer = useViewer();
  const { left, waiting, isBuilding } = progress;
  const own = useQuery({ ...heldQuery(id), enabled: left > waiting }).data ?? [];
  const others = holdersOf(progress.graders, viewer?.tokenId);
  return (
    <Empty title={titleOf(progress, others.length > 0, own.length > 0)}>
      <p>
        {isBuilding ? "The queue is still being filled." : wordsOf(progress)} What becomes free
        opens by itself.
      </p>
      {left > waiting && <Holders {...{ id, own, others, takeOver }} />}
      <p className={styles.top}>
        <Button className="primary" onPress={ask}>
          Ask again
        </Button>
        <Link to="/grade">Other tasks</Link>
      </p>
    </Empty>
  );
}

function titleOf({ left, waiting, graded }: Progress, hasOthers: boolean, hasOwn: boolean): string {
  if (left > waiting) {
    return hasOwn && !hasOthers ? "You hold the rest yourself" : "Others have the rest";
  }
  return graded > 0 && left === 0 ? "All is graded" : "Nothing waits for you";
}

function wordsOf({ left, waiting, graded }: Progress): string {
  if (waiting > 0) return "What waits you have graded or skipped.";
  return left > 0
    ? `${shownCount(graded)} graded, ${shownCount(left)} left, all of them with a grader.`
    : `${shownCount(graded)} graded, none left.`;
}

function Unknown({ ask }: { ask: () => void }) {
  return (
    <Empty title="Nothing waits for you">
      <p>How much is left could not be had. What becomes free opens by itself.</p>
      <Button className="primary" onPress={ask}>
        Ask again
      </Button>
    </Empty>
  );
}
