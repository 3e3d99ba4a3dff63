/** Which task to grade: how many calls wait in each. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type RefObject, useMemo, useRef } from "react";
import { type Command, useCommands } from "@/commands/commands";
import { Page } from "@/frame/Page";
import type { GradeTasksQuery } from "@/gql/graphql";
import { shownGraded, shownLeft, shownWaiting } from "@/state/progress";
import { Asked } from "@/states/Asked";
import { TableSkeleton } from "@/states/Skeletons";
import { Empty } from "@/states/Empty";
import { PartialBar } from "@/states/Partial";
import { Visible } from "@/states/Visible";
import styles from "./Grade.module.css";
import { tasksQuery } from "./documents";

export function GradeChoice() {
  const query = useQuery(tasksQuery());
  return (
    <Page title="Grade">
      <Asked query={query} queryKey={tasksQuery().queryKey} skeleton={<TableSkeleton rows={6} />}>
        {({ nodes, errors, totalCount, pageInfo }) => (
          <>
            <PartialBar errors={errors} retry={() => void query.refetch()} />
            {nodes.length === 0 ? (
              <Empty title="No tasks">
                <p>
                  A task says what is asked of graders, and which calls it is for. Who may write
                  makes one; then its calls wait here.
                </p>
              </Empty>
            ) : (
              <Queues nodes={nodes} />
            )}
            {pageInfo.hasNextPage && (
              <p>
                The newest {nodes.length} of {totalCount} tasks.
              </p>
            )}
          </>
        )}
      </Asked>
    </Page>
  );
}

/** One of them has the focus: `j` and `k` go from it to the next, Enter opens it as any link. */
function Queues({ nodes }: { nodes: readonly TaskNode[] }) {
  const list = useRef<HTMLUListElement>(null);
  useQueueCommands(list);
  return (
    <ul ref={list} className={styles.tasks} aria-label="Tasks">
      {nodes.map((task) => (
        <li key={task.id}>
          <TaskLink task={task} />
        </li>
      ))}
    </ul>
  );
}

type List = RefObject<HTMLUListElement | null>;

function useQueueCommands(list: List) {
  useCommands(useMemo(() => commandsOf(list), [list]));
}

const TO_GRADE = "Grade the calls of the queue";

function commandsOf(list: List): readonly Command[] {
  const links = () => [...(list.current?.querySelectorAll("a") ?? [])];
  const isAt = (each: Element) => each === document.activeElement;
  const move = (by: number) => () => {
    const all = links();
    const at = all.findIndex(isAt);
    // The first key leads to the first one.
    all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  };
  const open = () => (links().find(isAt) ?? links()[0])?.click();
  const moves = { group: "Queues", repeats: true };
  return [
    { id: "row:next", title: "Next queue", keys: ["j"], run: move(1), ...moves },
    { id: "row:previous", title: "Previous queue", keys: ["k"], run: move(-1), ...moves },
    { id: "row:open", title: TO_GRADE, group: "Queues", keys: ["Enter", "o"], run: open },
  ];
}

type TaskNode = NonNullable<GradeTasksQuery["feedbackTasks"]>["nodes"][number];

function TaskLink({ task }: { task: TaskNode }) {
  const { progress } = task;
  return (
    <Link to="/grade/$task" params={{ task: task.id }} className={styles.task}>
      <b>
        <Visible text={task.name || "(without a name)"} />
      </b>
      {progress && (
        <span className={styles.figures}>
          <span>
            <b>{shownLeft(progress)}</b> left
          </span>
          <span>{shownWaiting(progress)} waiting</span>
          <span>{shownGraded(progress)}</span>
        </span>
      )}
    </Link>
  );
}
