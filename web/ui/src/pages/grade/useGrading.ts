/** What a grader does with the call in hand: submit, skip, take back, go back, repeat. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { change } from "@/api/change";
import { ApiError, asApiError } from "@/api/errors";
import { addGrade, lastUnsent, newGradeId, takeGrade, useSender, useUnsent } from "@/api/outbox";
import type { Fault } from "@/forms/check";
import { check } from "@/forms/checker";
import { faultsOf } from "@/forms/faults";
import { type Json, printJson } from "@/forms/json";
import { announce } from "@/frame/announce";
import { type Unsent, keepDraft } from "@/state/unsentGrades";
import { undoSeconds } from "@/state/preferences";
import { CORRECT, SKIP, TAKE_BACK, type Task, givenGrade } from "./documents";
import type { Done, Item } from "./session";
import { type Answer, type Begin, draftKey, useAnswer } from "./useAnswer";
import { type Queue, noteOwn } from "./useQueue";

/** One that was sent, opened again. */
export interface Review extends Begin {
  done: Done;
  revision: number;
}

export interface Grading {
  /** Of the answer: another one is another form. */
  key: string;
  completionId: string | null;
  answer: Answer;
  faults: readonly Fault[];
  review: Review | null;
  /** What failed just now, of what is no answer. */
  failure: ApiError | null;
  /** Of this task, those that wait for a moment, or for the gateway. */
  unsent: readonly Unsent[];
  canRepeat: boolean;
  submit: (asItIs?: boolean) => Promise<readonly Fault[]>;
  skip: (reason: string) => Promise<void>;
  undo: () => void;
  back: () => Promise<void>;
  repeat: () => void;
  leaveReview: () => void;
  takeBack: () => Promise<void>;
  /** Put one that was refused in hand again. */
  reopen: (refused: Unsent) => void;
}

const NONE: readonly Fault[] = [];

export function useGrading(task: Task, queue: Queue): Grading {
  const { session, dispatch } = queue;
  const queries = useQueryClient();
  const [review, setReview] = useState<Review | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [told, setTold] = useState<{ key: string; faults: readonly Fault[] } | null>(null);
  const last = useRef<Json | null>(null);
  const [canRepeat, setCanRepeat] = useState(false);
  const sender = useSender();
  const { own } = useUnsent();
  const unsent = useMemo(() => own.filter((each) => each.taskId === task.id), [own, task.id]);
  const keyOf = useCallback(
    (completionId: string) => draftKey(sender?.tokenId ?? "", task.id, completionId),
    [sender?.tokenId, task.id],
  );

  const completionId = review?.done.item.completionId ?? session.current?.completionId ?? null;
  const key = review ? `correct ${review.done.feedbackId}` : keyOf(completionId ?? "");
  const answer = useAnswer(key, task.jsonSchema, review);
  const faults = told?.key === key ? told.faults : NONE;

  const leaveReview = useCallback(() => setReview(null), []);
  const reopen = useCallback(
    (unsentOne: Unsent) => {
      const taken = takeGrade(unsentOne.id);
      if (!taken) return;
      const again = keyOf(taken.completionId);
      keepDraft(again, { values: taken.values, comment: taken.comment });
      setReview(null);
      const known = session.done.find(({ feedbackId }) => feedbackId === taken.id)?.item;
      dispatch({ type: "returned", item: known ?? itemOf(taken) });
      if (taken.refusal) {
        const found = faultsOf(taken.refusal);
        setTold({ key: again, faults: found.length > 0 ? found : [wholeFault(taken)] });
      }
    },
    [keyOf, session.done, dispatch],
  );

  const correct = async (one: Review) => {
    const { done, revision } = one;
    const input = {
      ...{ id: done.feedbackId, jsonValues: answer.value, comment: answer.comment },
      expectedRevision: revision,
    };
    try {
      await change(CORRECT, { input });
    } catch (thrown) {
      const error = asApiError(thrown);
      const found = faultsOf(error);
      if (found.length === 0) setFailure(error);
      setTold({ key, faults: found });
      return found;
    }
    keepDraft(key, null);
    setReview(null);
    announce("The answer is corrected.");
    return NONE;
  };

  const submit = async (asItIs = false): Promise<readonly Fault[]> => {
    if (completionId === null || task.archivedAt !== null) return NONE;
    setFailure(null);
    const verdict = asItIs ? null : await check(task.jsonSchema, answer.value);
    if (verdict?.isValid === false) {
      setTold({ key, faults: verdict.faults });
      announce(`Not sent: ${verdict.faults.length} to mend.`);
      return verdict.faults;
    }
    last.current = answer.value;
    setCanRepeat(true);
    if (review) return correct(review);
    if (!session.current || !sender) return NONE;
    performance.mark("grade submitted");
    const id = newGradeId();
    noteOwn(id);
    const { leaseId } = session.current;
    const dueAt = Date.now() + Number(undoSeconds.get()) * 1000;
    const { comment } = answer;
    const values = printJson(answer.value);
    addGrade(sender, { id, taskId: task.id, completionId, leaseId, values, comment, dueAt });
    keepDraft(key, null);
    dispatch({ type: "graded", feedbackId: id });
    return NONE;
  };

  const skip = async (reason: string) => {
    if (!session.current) return;
    setFailure(null);
    try {
      await change(SKIP, { id: session.current.leaseId, reason });
    } catch (thrown) {
      const error = asApiError(thrown);
      // Its lease has ended: nobody waits for it here.
      if (error.code !== "CONFLICT" && error.code !== "NOT_FOUND") {
        setFailure(error);
        return;
      }
    }
    keepDraft(key, null);
    dispatch({ type: "passed" });
    void queries.invalidateQueries({ queryKey: ["grade", task.id] });
  };

  const undo = () => {
    const one = lastUnsent(unsent, task.id);
    if (!one) {
      announce("Nothing can be taken back any more; b opens the last answer.");
      return;
    }
    reopen(one);
    announce("Taken back.");
  };

  const back = async () => {
    const at = review ? session.done.indexOf(review.done) : session.done.length;
    const done = session.done[at - 1];
    if (!done) {
      announce("There is no answer before this one.");
      return;
    }
    const waiting = unsent.find((each) => each.id === done.feedbackId);
    if (waiting) {
      if (waiting.isTried && !waiting.refusal) {
        announce("It is on its way.");
        return;
      }
      reopen(waiting);
      return;
    }
    setFailure(null);
    try {
      const given = await givenGrade(done.feedbackId);
      if (!given) dispatch({ type: "forgotten", feedbackId: done.feedbackId });
      else setReview({ done, value: given.jsonValues, ...given });
    } catch (thrown) {
      setFailure(asApiError(thrown));
    }
  };

  const takeBack = async () => {
    if (!review) return;
    const { feedbackId } = review.done;
    try {
      await change(TAKE_BACK, { id: feedbackId });
    } catch (thrown) {
      setFailure(asApiError(thrown));
      return;
    }
    keepDraft(key, null);
    dispatch({ type: "forgotten", feedbackId });
    setReview(null);
    announce("The answer is taken back: the call may be in the queue again.");
    void queries.invalidateQueries({ queryKey: ["grade", task.id] });
  };

  const repeat = () => {
    if (last.current !== null) answer.setValue(last.current);
  };
  return {
    ...{ key, completionId, answer, faults, review, failure, unsent, canRepeat },
    ...{ submit, skip, undo, back, repeat, leaveReview, takeBack, reopen },
  };
}

function itemOf({ completionId, leaseId }: Unsent): Item {
  return { completionId, leaseId, isLost: false, takenBy: null };
}

function wholeFault({ refusal }: Unsent): Fault {
  return { path: "", message: refusal ? `${refusal.code}: ${refusal.message}` : "" };
}
