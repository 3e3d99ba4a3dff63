/** Sending an answer, once the form's worker has nothing against it, and giving the same again. */
import { useEffect, useRef, useState } from "react";
import { addGrade, newGradeId } from "@/api/outbox";
import type { Fault } from "@/forms/check";
import { check } from "@/forms/checker";
import { type Json, printJson } from "@/forms/json";
import { announce } from "@/frame/announce";
import { undoSeconds } from "@/state/preferences";
import { keepDraft } from "@/state/unsentGrades";
import { type Hand, NO_FAULTS, correct, leave } from "./acts";
import { CLOSED } from "./closed";

/** Whoever has seen a call needs longer to answer it: what comes sooner was meant for the one before. */
const UNSEEN_MILLISECONDS = 200;

export function useSubmit(hand: Hand) {
  const last = useRef<Json | null>(null);
  const [canRepeat, setCanRepeat] = useState(false);
  const { answer, closed, completionId, key, review, task } = hand;
  // One at a time: from when it is asked for until it has failed, or another call is in hand.
  const isBusy = useRef(false);
  const shown = useRef(key);
  const seenAt = useRef(-Infinity);
  const isFollowing = useRef(false);
  useEffect(() => {
    shown.current = key;
    if (isFollowing.current) seenAt.current = performance.now() + UNSEEN_MILLISECONDS;
    isFollowing.current = false;
    return () => {
      isBusy.current = false;
    };
  }, [key]);

  /** Whether what is pressed now may change or send this answer. Why not is said, unless it was pressed twice. */
  const mayAct = (): boolean => {
    if (completionId === null) return false;
    if (closed !== null || task.archivedAt !== null) {
      announce(CLOSED[closed ?? "archived"]);
      return false;
    }
    if (isBusy.current || shown.current !== key) return false;
    if (performance.now() >= seenAt.current) return true;
    announce("Too soon for anybody to have seen this call: nothing was done to it.");
    return false;
  };
  /** @param asItIs Whatever the worker says: the gateway decides. */
  const submit = async (asItIs = false): Promise<readonly Fault[]> => {
    if (completionId === null || !mayAct()) return NO_FAULTS;
    isBusy.current = true;
    hand.setFailure(null);
    // Without a network the worker may not load, for which nobody should wait.
    const isLeft = asItIs || !navigator.onLine;
    const verdict = isLeft ? null : await check(task.jsonSchema, answer.value);
    // Skipped, or left, meanwhile: what was written is kept with that call.
    if (shown.current !== key) return NO_FAULTS;
    if (verdict?.isValid === false) {
      isBusy.current = false;
      hand.tell(key, verdict.faults, "worker");
      announce(`Not sent: ${verdict.faults.length} to mend.`);
      return verdict.faults;
    }
    last.current = answer.value;
    setCanRepeat(true);
    if (!review) {
      isFollowing.current = give(hand, completionId);
      if (!isFollowing.current) isBusy.current = false;
      return NO_FAULTS;
    }
    const faults = await correct(hand, review);
    const isShown = shown.current === key;
    if (faults) {
      if (isShown) isBusy.current = false;
      return faults;
    }
    isFollowing.current = isShown;
    leave(hand, review);
    return NO_FAULTS;
  };
  const repeat = () => {
    if (last.current !== null && mayAct()) answer.setValue(last.current);
  };
  return { mayAct, submit, repeat, canRepeat };
}

/** The next call is there at once; what is given is sent a moment later. */
function give({ queue, sender, task, key, answer }: Hand, completionId: string): boolean {
  const { current } = queue.session;
  if (!current || !sender) return false;
  performance.mark("grade submitted");
  const id = newGradeId();
  const dueAt = Date.now() + Number(undoSeconds.get()) * 1000;
  const { comment } = answer;
  const values = printJson(answer.value);
  const { leaseId } = current;
  addGrade(sender, { id, taskId: task.id, completionId, leaseId, values, comment, dueAt });
  keepDraft(key, null);
  announce(undoSeconds.get() === "0" ? "Graded." : "Graded. Until it is sent it can be undone.");
  queue.dispatch({ type: "graded", completionId, feedbackId: id });
  return true;
}
