/** Nothing is free: all is graded, others have the rest, or nothing has come yet. */
import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { shownCount } from "@/state/shown";
import { Empty } from "@/states/Empty";
import styles from "./Grade.module.css";
import type { Task } from "./documents";

export function Dry({ task, ask }: { task: Task; ask: () => void }) {
  if (!task.progress) return <Unknown ask={ask} />;
  const { left, waiting, graded, isBuilding } = task.progress;
  const title =
    left > waiting
      ? "Others have the rest"
      : graded > 0 && left === 0
        ? "All is graded"
        : "Nothing waits for you";
  return (
    <Empty title={title}>
      <p>
        {isBuilding
          ? "The queue is still being filled."
          : waiting > 0
            ? "What waits you have graded or skipped."
            : left > 0
              ? `${shownCount(graded)} graded, ${shownCount(left)} left, all of them with a grader.`
              : `${shownCount(graded)} graded, none left.`}{" "}
        What becomes free opens by itself.
      </p>
      <p className={styles.top}>
        <Button className="primary" onPress={ask}>
          Ask again
        </Button>
        <Link to="/grade">Other tasks</Link>
      </p>
    </Empty>
  );
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
