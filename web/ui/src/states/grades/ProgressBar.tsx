/** How far a task is: graded of all that is or was in its queue, as a bar and as figures. */
import { shownGraded, wholeOf } from "@/state/progress";
import styles from "./grades.module.css";

interface Props {
  of: Parameters<typeof shownGraded>[0];
}

export function ProgressBar({ of }: Props) {
  const words = shownGraded(of);
  return (
    <span className={styles.progress}>
      <progress max={Math.max(wholeOf(of), 1)} value={of.graded} aria-label={words} />
      <span>{words}</span>
    </span>
  );
}
