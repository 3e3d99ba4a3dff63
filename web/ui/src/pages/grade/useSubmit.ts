/** Sending an answer, once the form's worker has nothing against it, and giving the same again. */
import { useRef, useState } from "react";
import { addGrade, newGradeId } from "@/api/outbox";
import type { Fault } from "@/forms/check";
import { check } from "@/forms/checker";
import { type Json, printJson } from "@/forms/json";
import { announce } from "@/frame/announce";
import { undoSeconds } from "@/state/preferences";
import { keepDraft } from "@/state/unsentGrades";
import { type Hand, NO_FAULTS, correct } from "./acts";
import { noteOwn } from "./useQueue";

export function useSubmit(hand: Hand) {
  const last = useRef<Json | null>(null);
  const [canRepeat, setCanRepeat] = useState(false);
  const { answer, completionId, key, review, task } = hand;

  /** @param asItIs Whatever the worker says: the gateway decides. */
  const submit = async (asItIs = false): Promise<readonly Fault[]> => {
    if (completionId === null || task.archivedAt !== null) return NO_FAULTS;
    hand.setFailure(null);
    const verdict = asItIs ? null : await check(task.jsonSchema, answer.value);
    if (verdict?.isValid === false) {
      hand.tell(key, verdict.faults);
      announce(`Not sent: ${verdict.faults.length} to mend.`);
      return verdict.faults;
    }
    last.current = answer.value;
    setCanRepeat(true);
    if (review) return correct(hand, review);
    give(hand, completionId);
    return NO_FAULTS;
  };
  const repeat = () => {
    if (last.current !== null) answer.setValue(last.current);
  };
  return { submit, repeat, canRepeat };
}

/** The next call is there at once; what is given is sent a moment later. */
function give({ queue, sender, task, key, answer }: Hand, completionId: string) {
  const { current } = queue.session;
  if (!current || !sender) return;
  performance.mark("grade submitted");
  const id = newGradeId();
  noteOwn(id);
  const dueAt = Date.now() + Number(undoSeconds.get()) * 1000;
  const { comment } = answer;
  const values = printJson(answer.value);
  const { leaseId } = current;
  addGrade(sender, { id, taskId: task.id, completionId, leaseId, values, comment, dueAt });
  keepDraft(key, null);
  announce(undoSeconds.get() === "0" ? "Graded." : "Graded. Until it is sent it can be undone.");
  queue.dispatch({ type: "graded", feedbackId: id });
}
