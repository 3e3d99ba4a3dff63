/** Something that a grader is told, with what may be done about it. */
import type { ReactNode } from "react";
import styles from "./Grade.module.css";

export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className={styles.notice} role="status">
      {children}
    </div>
  );
}
