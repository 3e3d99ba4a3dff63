/** How far a task is: graded of all that is or was in its queue, as a bar and as figures. */
import { shownCount } from "@/state/shown";
import styles from "./Task.module.css";

interface Props {
  of: { waiting: number; waitingIsExact: boolean; leased: number; graded: number };
}

export function Progress({ of: { waiting, waitingIsExact, leased, graded } }: Props) {
  const all = waiting + leased + graded;
  const words = `${shownCount(graded)} of ${shownCount(all, waitingIsExact)}`;
  return (
    <span className={styles.progress}>
      <progress max={Math.max(all, 1)} value={graded} aria-label={`Graded: ${words}`} />
      <span>{words}</span>
    </span>
  );
}
