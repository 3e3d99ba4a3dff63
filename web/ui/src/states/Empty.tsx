/** Nothing to show, and what to do about it. */
import type { ReactNode } from "react";
import styles from "./states.module.css";

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className={styles.empty}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What an id led to is gone, or was never the organization's: the two cannot be told apart. */
export function NotHere({ what }: { what: string }) {
  return (
    <Empty title="Not here">
      <p>
        This {what} was deleted, or belongs to another organization: the gateway does not tell
        which.
      </p>
    </Empty>
  );
}
