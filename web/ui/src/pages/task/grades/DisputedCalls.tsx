/** The calls whose grades differ, in a list of its own: the furthest apart first. */
import { useEffect, useRef } from "react";
import { shortened } from "@/state/shown";
import { Visible } from "@/states/Visible";
import styles from "./Disagreements.module.css";
import type { Disagreement } from "./documents";
import type { Settled } from "./useSettled";

const FAR = "How far apart the grades are: 0 the same, 1 as far as the form allows.";

interface CallsProps {
  all: readonly Disagreement[];
  shown: Disagreement;
  settled: Settled;
  choose: (completionId: string) => void;
}

export function DisputedCalls({ all, shown, settled, choose }: CallsProps) {
  const box = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = box.current?.querySelector("[aria-current]");
    row?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  return (
    <ol ref={box} className={styles.calls} aria-label="Calls whose grades differ">
      {all.map((each) => (
        <li key={each.completionId}>
          <button
            type="button"
            aria-current={each === shown || undefined}
            data-settled={settled.of(each.completionId) !== null}
            onClick={() => choose(each.completionId)}
          >
            <span className={styles.far} title={FAR}>
              {settled.of(each.completionId) === null
                ? `${each.distance.toFixed(2)} apart`
                : "✓ settled"}
            </span>
            <span className={styles.prompt}>
              <Visible text={shortened(each.completion?.prompt ?? each.completionId, 120)} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
