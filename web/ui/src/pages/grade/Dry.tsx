/** Nothing is free: all is graded, others have the rest, or nothing has come yet. */
import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { shownCount } from "@/state/shown";
import { Empty } from "@/states/Empty";
import styles from "./Grade.module.css";
import type { Task } from "./documents";

export function Dry({ task, ask }: { task: Task; ask: () => void }) {
  const { left = 0, waiting = 0, graded = 0, isBuilding = false } = task.progress ?? {};
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
