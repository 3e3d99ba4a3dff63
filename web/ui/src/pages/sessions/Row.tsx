/** One session, drawn anew only when something of it has changed. */
import { memo } from "react";
import { Visible } from "@/states/Visible";
import { sessionLink } from "@/state/sessionLink";
import { COLUMNS } from "./columns";
import type { Session } from "./list";
import styles from "./sessions.module.css";

interface Props {
  session: Session;
  index: number;
  start: number;
  /** Whether the next that is marked is compared with it. */
  isMarked: boolean;
  /** Whether it is the tab stop of the list. */
  isStop: boolean;
}

export const SessionRow = memo(function SessionRow({
  session,
  index,
  start,
  isMarked,
  isStop,
}: Props) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-marked={isMarked || undefined}
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div role="gridcell" data-column="session">
        <a href={sessionLink(session.id)} tabIndex={isStop ? 0 : -1}>
          <Visible text={session.name || session.id} />
        </a>
      </div>
      {COLUMNS.map(({ id, isNumber, show }) => (
        <div
          role="gridcell"
          key={id}
          data-column={id}
          className={isNumber ? styles.number : undefined}
        >
          {show(session)}
        </div>
      ))}
    </div>
  );
});
