/** The newest failures, and what waits to be graded. */
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { withCondition } from "@/state/conditions";
import { count } from "@/state/figures";
import { listLink } from "@/state/listLink";
import { shownLeft } from "@/state/progress";
import { shownMany } from "@/state/shown";
import { Asked } from "@/states/Asked";
import { BlockSkeleton } from "@/states/Skeletons";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import styles from "./Overview.module.css";
import { FAILED, failuresQuery, queuesQuery } from "./queries";
import type { OverviewScope } from "./useScope";

interface FailuresProps {
  scope: OverviewScope;
  all: number | null;
}

export function Failures({ scope, all }: FailuresProps) {
  const query = failuresQuery(scope);
  const failures = useQuery(query);
  const id = useId();
  const href = listLink({ filter: withCondition(scope.of.own, FAILED), range: scope.range });
  return (
    <section className={styles.list} aria-labelledby={id}>
      <header>
        <h2 id={id}>Newest failures</h2>
        <a href={href}>All {all === null ? "" : count(all)}</a>
      </header>
      <Asked query={failures} queryKey={query.queryKey} skeleton={<BlockSkeleton height={300} />}>
        {(rows) => (
          <ul>
            {rows.map(({ id: failed, createdAt, model, failureKind, failureReason }) => (
              <li key={failed}>
                <a href={`#/completions/${encodeURIComponent(failed)}`}>
                  <span>
                    <span aria-hidden className={styles.cross}>
                      ✕{" "}
                    </span>
                    <bdi>
                      <Visible text={failureKind ?? "failed"} />
                    </bdi>
                  </span>
                  <small>
                    <Time at={createdAt} />
                  </small>
                </a>
                <p title={failureReason ?? undefined}>
                  {model !== null && (
                    <bdi>
                      <Visible text={model} />
                    </bdi>
                  )}
                  {model !== null && failureReason !== null && " · "}
                  <bdi>
                    <Visible text={failureReason ?? ""} />
                  </bdi>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </section>
  );
}

/** Of no range: what is left now. */
export function Queues() {
  const query = queuesQuery();
  const queues = useQuery(query);
  const id = useId();
  return (
    <section className={styles.list} aria-labelledby={id}>
      <header>
        <h2 id={id}>Left to be graded</h2>
        <a href="#/tasks">All tasks</a>
      </header>
      <Asked query={queues} queryKey={query.queryKey} skeleton={<BlockSkeleton height={300} />}>
        {({ nodes }) =>
          nodes.length === 0 ? (
            <p>There is no task yet.</p>
          ) : (
            <ul>
              {nodes.map((task) => (
                <li key={task.id}>
                  <a href={listLink({ filter: { ungradedForTask: task.id } })}>
                    <span>
                      <bdi>
                        <Visible text={task.name || task.id} />
                      </bdi>
                    </span>
                    {task.progress && <b>{shownLeft(task.progress)} left</b>}
                  </a>
                  <p>
                    {task.progress && (
                      <>{shownMany(task.progress.lastDay, "grade")} in the last day · </>
                    )}
                    <a href={`#/grade/${encodeURIComponent(task.id)}`}>grade</a> ·{" "}
                    <a href={`#/tasks/${encodeURIComponent(task.id)}`}>task</a>
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
}
