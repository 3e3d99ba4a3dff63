/** What has changed while one grades: leases, the task, what was refused. */
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { takeGrade } from "@/api/outbox";
import { Failure } from "@/states/Failure";
import { Visible } from "@/states/Visible";
import { copy } from "@/states/copy";
import { Notice } from "./Notice";
import { written } from "./closed";
import type { Task } from "./documents";
import type { Item, Step } from "./session";
import type { Grading } from "./useGrading";
import type { Queue } from "./useQueue";

interface Props {
  task: Task;
  queue: Queue;
  grading: Grading;
}

export function Notices({ task, queue, grading }: Props) {
  const { current } = queue.session;
  const { dispatch } = queue;
  const [seen, setSeen] = useState(task.version);
  return (
    <>
      <Refused grading={grading} isArchived={task.archivedAt !== null} />
      {grading.failure && <Failure error={grading.failure} />}
      {task.archivedAt !== null && (
        <Notice>
          This task has been archived: it takes no more grades. What was written is kept here.
          <Link to="/grade">Other tasks</Link>
        </Notice>
      )}
      {seen !== task.version && (
        <Notice>
          The task was changed while you graded: this is version {task.version} now. What you have
          written is kept; what does not fit any more is said when you submit.
          <Button onPress={() => setSeen(task.version)}>Understood</Button>
        </Notice>
      )}
      {queue.elsewhere?.isOwn === false && (
        <Notice>
          The call that you opened is not free: it is graded or deleted, or somebody has it. Here is
          the next.
        </Notice>
      )}
      {queue.elsewhere?.isOwn === true && (
        <Notice>
          You have the call that you opened in hand already, in a page that is gone or in another
          browser.
          <Button onPress={queue.takeElsewhere}>Go on with it here</Button>
        </Notice>
      )}
      {current?.isLost && !current.isGone && (
        <Lost key={current.completionId} of={current} queue={queue} />
      )}
      {/* Where several are to grade it, that is no news. */}
      {current?.takenBy != null && !current.isGone && task.gradesPerCompletion === 1 && (
        <Notice>
          <span>
            <b>
              <Visible text={current.takenBy} />
            </b>{" "}
            has graded this call meanwhile.
          </span>
          <Button onPress={() => dispatch({ type: "kept" })}>Grade it too</Button>
          <Button onPress={() => dispatch(passed(current))}>Next call</Button>
        </Notice>
      )}
    </>
  );
}

const passed = ({ completionId }: Item): Step => ({ type: "passed", completionId });

/** Whoever has the call now: what is written stays, and is taken if it is sent. */
function Lost({ of, queue: { keep, dispatch } }: { of: Item; queue: Queue }) {
  const [isHeld, setHeld] = useState(false);
  const again = () =>
    keep().then(
      (isOwn) => setHeld(!isOwn),
      () => undefined,
    );
  return (
    <Notice>
      {isHeld
        ? "This call is somebody else's now, or graded. What you have written is kept, and counts if you send it."
        : "The lease of this call has ended: somebody else may be grading it. What you have written is kept, and counts if you send it."}
      {!isHeld && <Button onPress={() => void again()}>Take it again</Button>}
      <Button onPress={() => dispatch(passed(of))}>Next call</Button>
    </Notice>
  );
}

/** What the gateway did not take comes back at once, unless something else is being written. */
function Refused({ grading, isArchived }: { grading: Grading; isArchived: boolean }) {
  const refused = grading.unsent.find((each) => each.refusal !== null);
  const { reopen } = grading;
  // Nothing can be mended in an answer to what is not there any more.
  const isLost = refused?.refusal?.code === "NOT_FOUND";
  const isFree = !grading.answer.isBegun && grading.review === null && !isArchived;
  const comesBack = isFree && !isLost;
  useEffect(() => {
    if (refused && comesBack) reopen(refused);
  }, [refused, comesBack, reopen]);
  if (!refused?.refusal || comesBack) return null;
  return (
    <Notice>
      <span>
        An answer was not taken:{" "}
        {isLost ? (
          "its call was deleted before the answer came."
        ) : (
          <Visible text={refused.refusal.message} />
        )}
      </span>
      {isLost ? (
        <Button onPress={() => void copy(written(refused), "the answer")}>Copy the answer</Button>
      ) : (
        <Button onPress={() => reopen(refused)}>Open it</Button>
      )}
      <Button onPress={() => takeGrade(refused.id)}>Throw it away</Button>
    </Notice>
  );
}
