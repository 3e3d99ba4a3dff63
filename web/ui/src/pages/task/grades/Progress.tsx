/** How far the task is: its queue in parts, its pace, and who does how much of it. */
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { queries } from "@/api/queries";
import { follow } from "@/api/socket";
import { byGrader, completionsHref, feedbackHref, keyName } from "@/state/grades";
import { isLive as liveChoice } from "@/state/preferences";
import { type PartName, partsOf, shownGraded, wholeOf } from "@/state/progress";
import { useStored } from "@/state/stored";
import { Asked } from "@/states/Asked";
import { Empty } from "@/states/Empty";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { ADDED, graderNames } from "@/states/grades/documents";
import { nounOf, shownCount } from "@/state/shown";
import { Scroll } from "@/states/Scroll";
import type { TabProps } from "../tabs";
import { type Progress as Figures, type TaskProgress, progressQuery } from "./documents";
import styles from "./Grades.module.css";
import { paceWords } from "./pace";

export function Progress({ task: { id } }: TabProps) {
  const query = progressQuery(id);
  const asked = useQuery(query);
  useFollow(id);
  return (
    <Asked
      query={asked}
      queryKey={query.queryKey}
      isQuiet={asked.data?.progress.isBuilding ?? false}
    >
      {(task) => <Whole task={task} id={id} />}
    </Asked>
  );
}

/** Grades come one by one: what they change is read anew, and not for each of them. */
const REST_MILLISECONDS = 5000;

function useFollow(id: string) {
  const isOn = useStored(liveChoice) === "on";
  useEffect(() => {
    if (!isOn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      void queries.invalidateQueries({ queryKey: ["progress", id] });
    };
    const end = follow(ADDED, (after) => ({ filter: { taskId: { eq: id } }, after }), null, {
      cursorOf: ({ feedbackAdded }) => feedbackAdded.cursor,
      next: () => {
        timer ??= setTimeout(read, REST_MILLISECONDS);
      },
      missed: () => {
        timer ??= setTimeout(read, REST_MILLISECONDS);
        return undefined;
      },
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [id, isOn]);
}

function Whole({ task, id }: { task: TaskProgress & { progress: Figures }; id: string }) {
  const { progress } = task;
  if (wholeOf(progress) === 0 && !progress.isBuilding) {
    return (
      <Empty title="Nothing to grade yet">
        <p>
          {task.archivedAt === null
            ? "No call is in the queue, and none is graded. Calls that the selector takes are in it at once."
            : "The task is archived: it has no queue."}
        </p>
      </Empty>
    );
  }
  return (
    <div className={styles.stack}>
      {progress.isBuilding && <p role="status">Calls are still on their way into the queue.</p>}
      <Queue of={progress} id={id} />
      <Pace of={progress} perCall={task.gradesPerCompletion} />
      <Graders of={progress} id={id} />
    </div>
  );
}

const SHAPES: Readonly<Record<PartName, string>> = {
  Graded: "●",
  Left: "○",
  Waiting: "◔",
  "With a grader": "◐",
  Skipped: "⤼",
};

function Queue({ of, id }: { of: Figures; id: string }) {
  const hrefs: Partial<Record<PartName, string>> = {
    Graded: completionsHref({ feedback: { some: { taskId: { eq: id } } } }),
    Left: completionsHref({ ungradedForTask: id }),
  };
  const all = wholeOf(of);
  const percent = all === 0 ? 0 : Math.floor((100 * of.graded) / all);
  return (
    <section aria-labelledby="progress-queue">
      <h2 id="progress-queue">
        {shownGraded(of)}, {percent} %
      </h2>
      <Bar of={of} />
      <dl className={styles.parts}>
        {partsOf(of).map(({ name, shown, note }) => (
          <div key={name}>
            <dt>
              <span aria-hidden data-part={name}>
                {SHAPES[name]}
              </span>{" "}
              {name}
            </dt>
            <dd>
              {hrefs[name] === undefined || shown === "0" ? (
                shown
              ) : (
                <a href={hrefs[name]}>{shown}</a>
              )}
              <small>{note}</small>
            </dd>
          </div>
        ))}
      </dl>
      {of.oldestAt !== null && (
        <p className={styles.second}>
          The oldest call that lacks grades is of <Time at={of.oldestAt} />.
        </p>
      )}
    </section>
  );
}

/** What is held, and waits for nobody else, is neither graded nor waiting. */
function Bar({ of: { graded, left, waiting } }: { of: Figures }) {
  const parts: readonly [PartName, number][] = [
    ["Graded", graded],
    ["With a grader", left - waiting],
    ["Waiting", waiting],
  ];
  return (
    <div className={styles.queue} aria-hidden>
      {parts.map(([name, count]) =>
        count > 0 ? <span key={name} data-part={name} style={{ flexGrow: count }} /> : null,
      )}
    </div>
  );
}

function Pace({ of, perCall }: { of: Figures; perCall: number }) {
  return (
    <section aria-labelledby="progress-pace">
      <h2 id="progress-pace">Pace</h2>
      <p>
        <b className={styles.figure}>{shownCount(of.lastHour)}</b> {nounOf(of.lastHour, "grade")} in
        the last hour, <b className={styles.figure}>{shownCount(of.lastDay)}</b> in the last 24.{" "}
        {paceWords(of, perCall)}
      </p>
      {perCall > 1 && (
        <p className={styles.second}>
          {perCall} graders look at each call. A call with {perCall} grades counts {perCall} times.
        </p>
      )}
    </section>
  );
}

function Graders({ of, id }: { of: Figures; id: string }) {
  const names = useQuery(graderNames(id)).data;
  const most = Math.max(1, ...of.graders.map(({ graded }) => graded));
  return (
    <div hidden={of.graders.length === 0}>
      <h2>By grader</h2>
      <Scroll label="By grader" className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Grader</th>
              <th data-wide>Graded</th>
              <th>With them</th>
              <th>Skipped</th>
              <th>Last hour</th>
              <th>Last 24 h</th>
            </tr>
          </thead>
          <tbody>
            {of.graders.map((each) => (
              <tr key={each.grader}>
                <th scope="row">
                  <a href={feedbackHref(id, byGrader(each.grader))}>
                    <Visible text={names?.get(each.grader) ?? keyName(each.grader)} />
                  </a>
                </th>
                <td data-wide>
                  <span
                    className={styles.bar}
                    aria-hidden
                    style={{ inlineSize: `${(100 * each.graded) / most}%` }}
                  />
                  <span>{shownCount(each.graded)}</span>
                </td>
                <td>{shownCount(each.leased)}</td>
                <td>{shownCount(each.skipped)}</td>
                <td>{shownCount(each.lastHour)}</td>
                <td>{shownCount(each.lastDay)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
