import { Link } from "@tanstack/react-router";
import { zone } from "@/state/preferences";
import { selectorWords } from "@/state/selector";
import { shownCount } from "@/state/shown";
import { useStored } from "@/state/stored";
import { shownTime } from "@/state/time";
import { shownLeft } from "@/state/progress";
import { Scroll } from "@/states/Scroll";
import { Visible } from "@/states/Visible";
import { ProgressBar } from "@/states/grades/ProgressBar";
import styles from "../Task.module.css";
import { TaskButtons } from "../TaskButtons";
import type { TaskChanges } from "../changes";
import type { TaskRow } from "./tasks";

interface Props {
  rows: readonly TaskRow[];
  changes: TaskChanges;
}

export function Rows({ rows, changes }: Props) {
  return (
    <Scroll label="Tasks" className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Name</th>
            <th className={styles.number}>Version</th>
            <th>Selects</th>
            <th className={styles.number}>Left</th>
            <th>Progress</th>
            <th className={styles.number}>Grades</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((task) => (
            <Row key={task.id} task={task} changes={changes} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Row({ task, changes }: { task: TaskRow; changes: TaskChanges }) {
  const { id, name, version, archivedAt, progress, feedbackCount } = task;
  return (
    <tr data-archived={archivedAt !== null}>
      <td className={styles.wide} data-label="Name">
        <Link to="/tasks/$id" params={{ id }}>
          <Visible text={name || id} />
        </Link>
        {archivedAt !== null && <small> archived</small>}
      </td>
      <td className={styles.number} data-label="Version">
        {version}
      </td>
      <td className={styles.wide} data-label="Selects">
        <Words of={task.selector} />
      </td>
      <td className={styles.number} data-label="Left">
        {progress && archivedAt === null ? (
          <>
            {shownLeft(progress)}
            {progress.isBuilding && <small> building</small>}
          </>
        ) : (
          "–"
        )}
      </td>
      <td data-label="Progress">{progress ? <ProgressBar of={progress} /> : "–"}</td>
      <td className={styles.number} data-label="Grades">
        {shownCount(feedbackCount)}
      </td>
      <td className={styles.actions}>
        {archivedAt === null && (
          <a
            className={styles.action}
            href={`#/grade/${encodeURIComponent(id)}`}
            aria-label={`Grade ${name}`}
          >
            Grade
          </a>
        )}{" "}
        <TaskButtons task={task} changes={changes} />
      </td>
    </tr>
  );
}

function Words({ of }: { of: TaskRow["selector"] }) {
  const chosen = useStored(zone);
  const words = selectorWords(of, (at) => shownTime(at, chosen));
  if (words.length === 0) return <span className={styles.second}>every call</span>;
  return <Visible text={words.join(", ")} />;
}
