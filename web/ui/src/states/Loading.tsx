/** The first load: the shape of what comes, and nothing at all where it comes at once. */
import type { ReactNode } from "react";
import styles from "./states.module.css";
import { useElapsed } from "./useElapsed";

const PATIENCE_SECONDS = 0.15;
const LINES = ["40%", "90%", "75%", "85%", "60%"];

/** @param children The skeleton of the real geometry; lines of text if there is none. */
export function Loading({ children }: { children?: ReactNode }) {
  const elapsed = useElapsed(PATIENCE_SECONDS);
  if (elapsed < PATIENCE_SECONDS) return null;
  return (
    <div aria-busy="true" aria-label="Loading" role="status">
      {children ?? (
        <div className={styles.skeleton}>
          {LINES.map((width) => (
            <span key={width} style={{ width }} />
          ))}
        </div>
      )}
    </div>
  );
}
