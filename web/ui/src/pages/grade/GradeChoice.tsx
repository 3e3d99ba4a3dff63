/** Which task to grade: how many calls wait in each. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
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
              <ul className={styles.tasks} aria-label="Tasks">
                {nodes.map((task) => (
                  <li key={task.id}>
                    <TaskLink task={task} />
                  </li>
                ))}
              </ul>
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
