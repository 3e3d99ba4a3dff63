/** What the selector would take now: how many calls, and the newest of them. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { type Selector, inputOf, withTyped } from "@/state/selector";
import { Asked } from "@/states/Asked";
import { Status } from "@/states/Status";
import { Time } from "@/states/Time";
import { shortened, shownCount } from "@/state/shown";
import { Visible } from "@/states/Visible";
import type { Typed } from "@/states/filter/FilterLine";
import styles from "./selector.module.css";
import { type Preview as Shown, previewQuery } from "../preview";

/** While one types. */
const PAUSE_MILLISECONDS = 400;

interface Props {
  selector: Selector;
  /** What is saved with it, where it is right. */
  typed: Typed<CompletionFilter> | null;
  /** Of a task that is there: graded means graded for it, and its sample is known. */
  taskId: string | null;
}

export function Preview({ selector, typed, taskId }: Props) {
  const asked = useMemo(
    () => withTyped(selector, typed?.isRight ? typed : null),
    [selector, typed],
  );
  const settled = useSettled(asked);
  const options = previewQuery(inputOf(settled), taskId);
  const query = useQuery(options);
  return (
    <section aria-labelledby="preview" className={styles.preview}>
      <h2 id="preview">What it takes now</h2>
      <Asked query={query} queryKey={options.queryKey}>
        {(preview) => <Found of={preview} sampleRate={settled.sampleRate} taskId={taskId} />}
      </Asked>
    </section>
  );
}

interface FoundProps {
  of: Shown;
  sampleRate: number;
  taskId: string | null;
}

function Found({ of: { matchedCount, gradedCount, isExact, sample }, ...rest }: FoundProps) {
  const isSampled = rest.sampleRate < 1;
  return (
    <>
      <p role="status">
        <strong className={styles.count}>{shownCount(matchedCount, isExact)}</strong>{" "}
        {matchedCount === 1 ? "call" : "calls"}, of which {shownCount(gradedCount, isExact)}{" "}
        {rest.taskId === null ? "have feedback already" : "are graded for this task"}.
        {isSampled && rest.taskId === null && (
          <> Which calls are in the sample follows from the task&apos;s id, once it is made.</>
        )}
      </p>
      {sample.length === 0 ? (
        <p className={styles.second}>
          No call matches now. What is logged later is taken when it matches.
        </p>
      ) : (
        <ul className={styles.sample} aria-label="The newest of them">
          {sample.map(({ id, createdAt, status, model, prompt }) => (
            <li key={id}>
              <a href={`#/completions/${encodeURIComponent(id)}`}>
                <Time at={createdAt} />
              </a>
              <Status of={status} />
              <span className={styles.model}>{model ?? "no model"}</span>
              <span className={styles.prompt}>
                <Visible text={shortened(prompt ?? "", 300)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function useSettled(value: Selector): Selector {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
