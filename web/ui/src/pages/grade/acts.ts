/** What a grader does with a call beside answering: skip it, take back, go back to one before. */
import type { Dispatch, SetStateAction } from "react";
import { change } from "@/api/change";
import { gradingHere } from "@/api/changedHere";
import { type ApiError, asApiError } from "@/api/errors";
import { type Sender, lastUnsent } from "@/api/outbox";
import { queries } from "@/api/queries";
import type { Fault } from "@/forms/check";
import { faultsOf } from "@/forms/faults";
import { announce, notice } from "@/frame/announce";
import { type Unsent, keepDraft } from "@/state/unsentGrades";
import type { Closed } from "./closed";
import { CORRECT, SKIP, TAKE_BACK, type Task, givenGrade } from "./documents";
import type { Done } from "./session";
import type { Answer, Begin } from "./useAnswer";
import type { Queue } from "./useQueue";

/** One that was sent, opened again. */
export interface Review extends Begin {
  done: Done;
  revision: number;
}

/** All that there is of the call in hand. */
export interface Hand {
  task: Task;
  queue: Queue;
  sender: Sender | undefined;
  /** Of this task, those that wait for a moment, or for the gateway. */
  unsent: readonly Unsent[];
  /** Of the answer: another one is another form. */
  key: string;
  completionId: string | null;
  answer: Answer;
  review: Review | null;
  closed: Closed | null;
  setReview: Dispatch<SetStateAction<Review | null>>;
  setFailure: (failure: ApiError | null) => void;
  /** Say what is wrong with the answer of a key, by the form's worker or by the gateway. */
  tell: (key: string, faults: readonly Fault[], by: "worker" | "gateway") => void;
  /** Put one that was refused, or not sent, in hand again. */
  reopen: (unsent: Unsent) => void;
}

export const NO_FAULTS: readonly Fault[] = [];

function renew({ task }: Hand) {
  void queries.invalidateQueries({ queryKey: ["grade", task.id] });
}

/** Another one that was opened meanwhile stays. */
export function leave({ setReview }: Hand, review: Review) {
  setReview((open) => (open === review ? null : open));
}

/** Go on, and leave what is in hand as it is; what was written of a call that is gone goes with it. */
export function pass({ queue, review, setReview, closed, key }: Hand) {
  const { current } = queue.session;
  if (review) {
    setReview(null);
    return;
  }
  if (!current) return;
  if (closed === "gone") keepDraft(key, null);
  queue.dispatch({ type: "passed", completionId: current.completionId });
}

export async function skip(hand: Hand, reason: string) {
  const { current } = hand.queue.session;
  if (!current) return;
  hand.setFailure(null);
  try {
    await change(SKIP, { id: current.leaseId, reason });
  } catch (thrown) {
    const error = asApiError(thrown);
    // Its lease has ended: nobody waits for it here.
    if (error.code !== "CONFLICT" && error.code !== "NOT_FOUND") {
      hand.setFailure(error);
      return;
    }
  }
  keepDraft(hand.key, null);
  hand.queue.dispatch({ type: "passed", completionId: current.completionId });
  renew(hand);
}

export function undo({ unsent, task, reopen }: Hand) {
  const one = lastUnsent(unsent, task.id);
  if (!one) {
    notice("Nothing can be taken back any more; b opens the last answer.");
    return;
  }
  reopen(one);
  announce("Taken back.");
}

export async function back({ queue, review, unsent, reopen, setReview, setFailure }: Hand) {
  const all = queue.session.done;
  const done = all[(review ? all.indexOf(review.done) : all.length) - 1];
  if (!done) {
    notice("There is no answer before this one.");
    return;
  }
  const waiting = unsent.find((each) => each.id === done.feedbackId);
  if (waiting) {
    if (waiting.isTried && !waiting.refusal) notice("It is on its way.");
    else reopen(waiting);
    return;
  }
  setFailure(null);
  try {
    const given = await givenGrade(done.feedbackId);
    if (!given) queue.dispatch({ type: "forgotten", feedbackId: done.feedbackId });
    else setReview({ done, value: given.jsonValues, ...given });
  } catch (thrown) {
    setFailure(asApiError(thrown));
  }
}

export async function takeBack(hand: Hand) {
  const { review } = hand;
  if (!review) return;
  const { feedbackId, item } = review.done;
  try {
    await gradingHere([item.completionId], () => change(TAKE_BACK, { id: feedbackId }));
  } catch (thrown) {
    hand.setFailure(asApiError(thrown));
    return;
  }
  keepDraft(hand.key, null);
  hand.queue.dispatch({ type: "forgotten", feedbackId });
  leave(hand, review);
  notice("The answer is taken back: the call may be in the queue again.");
  renew(hand);
}

/** @returns What is wrong with it; null if it is corrected. */
export async function correct(hand: Hand, review: Review): Promise<readonly Fault[] | null> {
  const { key, answer, tell, setFailure } = hand;
  const input = {
    ...{ id: review.done.feedbackId, jsonValues: answer.value, comment: answer.comment },
    expectedRevision: review.revision,
  };
  try {
    await gradingHere([review.done.item.completionId], () => change(CORRECT, { input }));
  } catch (thrown) {
    const error = asApiError(thrown);
    const found = faultsOf(error);
    if (found.length === 0) setFailure(error);
    tell(key, found, "gateway");
    return found;
  }
  keepDraft(key, null);
  notice("The answer is corrected.");
  return null;
}
