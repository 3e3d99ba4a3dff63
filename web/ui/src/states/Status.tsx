/** A status by shape, word and colour. */
import type { CompletionListQuery } from "@/gql/graphql";
import styles from "./states.module.css";

type Value = NonNullable<CompletionListQuery["completions"]>["nodes"][number]["status"];

const SHAPES: Record<NonNullable<Value>, readonly [string, string]> = {
  FINISHED: ["●", "finished"],
  STARTED: ["◐", "started"],
  FAILED: ["✕", "failed"],
};

export function Status({ of }: { of: Value }) {
  const [shape, word] = of === null ? ["○", "unknown"] : SHAPES[of];
  return (
    <span className={styles.status} data-status={word}>
      <span aria-hidden>{shape}</span> {word}
    </span>
  );
}
