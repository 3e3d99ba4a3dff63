/** The page of a grader: what is in hand, the answer to it, and what the keys do. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense, useCallback, useDeferredValue, useEffect, useRef } from "react";
import { Page } from "@/frame/Page";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { Scroll } from "@/states/Scroll";
import { AnswerPane } from "./AnswerPane";
import { Call } from "./Call";
import styles from "./Grade.module.css";
import { Notices } from "./Notices";
import { Progress, Timer } from "./Parts";
import type { Task } from "./documents";
import { useGrading } from "./useGrading";
import { useQueue } from "./useQueue";
import { part } from "@/states/part";

const Dry = part(() => import("./Dry"), "Dry");

export function Grading({ task }: { task: Task }) {
  const { i } = useSearch({ from: "/grade/$task" });
  const queue = useQueue(task.id, i, task.archivedAt === null);
  const grading = useGrading(task, queue);
  const { session, error, isDry, fill, dispatch } = queue;
  const shown = grading.completionId;
  useAddress(shown);
  const onGone = useCallback(
    (completionId: string) => dispatch({ type: "gone", completionId }),
    [dispatch],
  );
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Page title={`Grade: ${task.name}`}>
          <Progress task={task} />
        </Page>
        <Timer done={session.done.length} />
      </div>
      <Notices {...{ task, queue, grading }} />
      {error !== null && <Failure error={error} retry={fill} />}
      {shown === null && isDry && (
        <Suspense fallback={<Loading />}>
          <Dry task={task} ask={fill} takeOver={queue.takeOver} />
        </Suspense>
      )}
      {shown === null && !isDry && error === null && task.archivedAt === null && <Loading />}
      {shown !== null && (
        <div className={styles.panes}>
          <Calls {...{ shown, onGone }} next={session.ahead[0]?.completionId} pass={grading.pass} />
          <AnswerPane key={grading.key} {...{ task, grading, completionId: shown }} />
        </div>
      )}
    </div>
  );
}

const SUBMITTED = "grade submitted";

interface CallsProps {
  shown: string;
  next: string | undefined;
  pass: () => void;
  onGone: (id: string) => void;
}

/** The next one is read and laid out beforehand, so that it is there at once. */
function Calls({ shown, next, pass, onGone }: CallsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A call that was skipped leads to another one, too.
    if (performance.getEntriesByName(SUBMITTED).length === 0) return;
    performance.measure("next graded item", SUBMITTED);
    performance.clearMarks(SUBMITTED);
  }, [shown]);
  // What is graded is drawn first.
  const ahead = useDeferredValue(next);
  const all = ahead === undefined || ahead === shown ? [shown] : [shown, ahead];
  return all.map((id) => (
    <Scroll
      key={id}
      label="Call"
      ref={id === shown ? box : undefined}
      id={id === shown ? "call" : undefined}
      className={styles.call}
      hidden={id !== shown}
    >
      <Call id={id} isAside={id !== shown} {...{ pass, onGone }} />
    </Scroll>
  ));
}

/** What is shown stands in the address: a reload goes on with it, unless it is answered. */
function useAddress(shown: string | null) {
  const navigate = useNavigate({ from: "/grade/$task" });
  useEffect(() => {
    if (shown !== null) void navigate({ search: { i: shown }, replace: true });
  }, [shown, navigate]);
}
