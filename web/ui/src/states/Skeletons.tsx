/** What comes, as a shape: each has the geometry of the page that it stands for, so that nothing moves. */
import styles from "./states.module.css";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A long list: its tools, its head, and rows as high as they will be. */
export function ListSkeleton() {
  return (
    <div className={styles.ghosts}>
      <span className={styles.ghostTools} />
      <span className={styles.ghostHead} />
      <TableRows count={24} />
    </div>
  );
}

/** A table of its own height. */
export function TableSkeleton({ rows }: { rows: number }) {
  return (
    <div className={styles.ghosts}>
      <span className={styles.ghostHead} />
      <TableRows count={rows} />
    </div>
  );
}

function TableRows({ count }: { count: number }) {
  return numbers(count).map((each) => (
    <span key={each} className={styles.ghostRow}>
      <i style={{ width: `${40 + ((each * 37) % 50)}%` }} />
    </span>
  ));
}

/** One call: its facts, its tabs, and what was said. */
export function CallSkeleton() {
  return (
    <div className={styles.ghosts}>
      <span className={styles.ghostTools} />
      <span className={styles.ghostFacts} />
      <span className={styles.ghostTools} />
      {[70, 160, 110].map((height) => (
        <span key={height} className={styles.ghostBlock} style={{ height }} />
      ))}
    </div>
  );
}

/** Cards or figures, so many pixels high. */
export function BlockSkeleton({ height }: { height: number }) {
  return <span className={styles.ghostBlock} style={{ height }} />;
}
