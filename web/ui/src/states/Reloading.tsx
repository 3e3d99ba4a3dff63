/** A reload: what was there stays below a thin bar, and past two seconds it can be ended. */
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import styles from "./states.module.css";
import { useElapsed } from "./useElapsed";

const PATIENCE_SECONDS = 2;

export function Reloading({ cancel }: { cancel: () => void }) {
  const elapsed = useElapsed(1);
  return (
    <div className={styles.reload} role="status" aria-label="Loading">
      {elapsed >= PATIENCE_SECONDS && (
        <>
          <span>{Math.floor(elapsed)} s</span>
          <Button onPress={cancel}>Cancel</Button>
        </>
      )}
    </div>
  );
}

/** What ends the asking of a query; what it last answered stays. */
export function useCancel(queryKey: QueryKey): () => void {
  const client = useQueryClient();
  return () => void client.cancelQueries({ queryKey });
}
