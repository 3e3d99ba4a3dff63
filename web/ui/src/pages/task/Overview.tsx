/** What the task is: what it asks, of which calls, and what is in its queue. */
import { useNavigate } from "@tanstack/react-router";
import { partsOf } from "@/state/progress";
import { shownCount } from "@/state/shown";
import { Failure } from "@/states/Failure";
import { Time } from "@/states/Time";
import { Markdown } from "@/states/conversation/Markdown";
import { ProgressBar } from "@/states/grades/ProgressBar";
import { SelectorList } from "./SelectorList";
import styles from "./Task.module.css";
import { TaskButtons } from "./TaskButtons";
import { useTaskChanges } from "./changes";
import type { Task } from "./documents";
import type { TabProps } from "./tabs";

export function Overview({ task }: TabProps) {
  const changes = useTaskChanges();
  const navigate = useNavigate();
  return (
    <div className={styles.sections}>
      {changes.error && <Failure error={changes.error} />}
      <section aria-labelledby="queue">
        <h2 id="queue">Queue</h2>
        <Queue task={task} />
      </section>
      <section aria-labelledby="instruction">
        <h2 id="instruction">Instruction</h2>
        {task.instruction === "" ? (
          <p className={styles.second}>None.</p>
        ) : (
          <div className={styles.prose}>
            <Markdown text={task.instruction} fallback={<p>{task.instruction}</p>} />
          </div>
        )}
      </section>
      <section aria-labelledby="selects">
        <h2 id="selects">Selects</h2>
        <SelectorList of={task.selector} />
      </section>
      <section aria-labelledby="more">
        <h2 id="more">The task</h2>
        <Facts task={task} />
        <p>
          <TaskButtons task={task} changes={changes} gone={() => void navigate({ to: "/tasks" })} />
        </p>
      </section>
    </div>
  );
}

function Queue({ task: { id, progress, archivedAt } }: { task: Task }) {
  if (archivedAt !== null) {
    return (
      <p>
        Archived since <Time at={archivedAt} />: it has no queue and takes no new grades.
      </p>
    );
  }
  if (!progress) return <p className={styles.second}>It could not be had.</p>;
  const { oldestAt, lastDay } = progress;
  const parts = partsOf(progress).map(({ name, shown }) => [name, shown] as const);
  return (
    <>
      <ProgressBar of={progress} />
      <dl className={styles.figures}>
        {[...parts, ["Grades in the last 24 hours", shownCount(lastDay)] as const].map(
          ([name, shown]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{shown}</dd>
            </div>
          ),
        )}
        {oldestAt !== null && (
          <div>
            <dt>Oldest that is left</dt>
            <dd>
              <Time at={oldestAt} />
            </dd>
          </div>
        )}
      </dl>
      {progress.isBuilding && <p role="status">Calls are still on their way into the queue.</p>}
      <p>
        <a href={`#/completions?f=${encodeURIComponent(JSON.stringify({ ungradedForTask: id }))}`}>
          The calls that are left
        </a>
      </p>
    </>
  );
}

function Facts({ task }: { task: Task }) {
  return (
    <dl className={styles.figures}>
      <div>
        <dt>Id</dt>
        <dd>
          <code>{task.id}</code>
        </dd>
      </div>
      <div>
        <dt>Made</dt>
        <dd>
          <Time at={task.createdAt} />
        </dd>
      </div>
      <div>
        <dt>Version {task.version} since</dt>
        <dd>
          <Time at={task.updatedAt} />
        </dd>
      </div>
      <div>
        <dt>Graders of each call</dt>
        <dd>{task.gradesPerCompletion}</dd>
      </div>
      <div>
        <dt>Grades given</dt>
        <dd>
          <a href={`#/feedback?task=${encodeURIComponent(task.id)}`}>
            {shownCount(task.feedbackCount)}
          </a>
        </dd>
      </div>
    </dl>
  );
}
