/** What a grader does with the call in hand: submit, skip, take back, go back, repeat. */
import { useCallback, useMemo, useState } from "react";
import type { ApiError } from "@/api/errors";
import { takeGrade, useSender, useUnsent } from "@/api/outbox";
import type { Fault } from "@/forms/check";
import { faultsOf } from "@/forms/faults";
import { announce } from "@/frame/announce";
import { type Unsent, keepDraft } from "@/state/unsentGrades";
import { type Hand, NO_FAULTS, type Review, back, pass, skip, takeBack, undo } from "./acts";
import { type Closed, REFUSED, closedBy } from "./closed";
import type { Task } from "./documents";
import { type Item, inHandAs } from "./session";
import { draftKey, useAnswer } from "./useAnswer";
import type { Queue } from "./useQueue";
import { useSubmit } from "./useSubmit";

export interface Grading extends Pick<
  Hand,
  "key" | "completionId" | "answer" | "review" | "unsent" | "reopen"
> {
  faults: readonly Fault[];
  /** The gateway has not taken the answer in hand: there is no sense in sending it as it is. */
  isRefused: boolean;
  /** Why no answer can be given; null where one can. */
  closed: Closed | null;
  /** What failed just now, of what is no answer. */
  failure: ApiError | null;
  canRepeat: boolean;
  /** To be asked before a key changes the answer, beside `submit` and `repeat`, which ask it themselves. */
  mayAct: () => boolean;
  submit: (asItIs?: boolean) => Promise<readonly Fault[]>;
  skip: (reason: string) => Promise<void>;
  /** Go on to another call, and leave this one as it is. */
  pass: () => void;
  undo: () => void;
  back: () => Promise<void>;
  repeat: () => void;
  leaveReview: () => void;
  takeBack: () => Promise<void>;
}

interface Told {
  key: string;
  faults: readonly Fault[];
  by: Parameters<Hand["tell"]>[2];
}

export function useGrading(task: Task, queue: Queue): Grading {
  const [review, setReview] = useState<Review | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const tell = useCallback<Hand["tell"]>((key, faults, by) => setTold({ key, faults, by }), []);
  const sender = useSender();
  const tokenId = sender?.tokenId ?? "";
  const unsent = useUnsentOf(task.id);
  const { current } = queue.session;
  const completionId = review?.done.item.completionId ?? current?.completionId ?? null;
  const key = review
    ? `${tokenId} correct ${review.done.feedbackId}`
    : draftKey(tokenId, task.id, completionId ?? "");
  const closed = review ? null : closedBy(task, current);
  const answer = useAnswer(key, task.jsonSchema, review);
  const reopen = useReopen(queue, { tokenId, setReview, tell });
  const hand: Hand = {
    ...{ task, queue, sender, unsent, key, completionId, answer },
    ...{ review, setReview, setFailure, tell, reopen, closed },
  };
  return {
    ...{ key, completionId, answer, review, unsent, reopen, failure, closed },
    faults: told?.key === key ? told.faults : NO_FAULTS,
    isRefused: told?.key === key && told.by === "gateway" && told.faults.length > 0,
    ...useSubmit(hand),
    skip: (reason) => skip(hand, reason),
    pass: () => pass(hand),
    undo: () => undo(hand),
    back: () => back(hand),
    leaveReview: () => setReview(null),
    takeBack: () => takeBack(hand),
  };
}

function useUnsentOf(taskId: string): readonly Unsent[] {
  const { own } = useUnsent();
  return useMemo(() => own.filter((each) => each.taskId === taskId), [own, taskId]);
}

interface Reopening extends Pick<Hand, "setReview" | "tell"> {
  tokenId: string;
}

function useReopen({ session, dispatch }: Queue, { tokenId, setReview, tell }: Reopening) {
  return useCallback(
    ({ id }: Unsent) => {
      const taken = takeGrade(id);
      if (!taken) return;
      const key = draftKey(tokenId, taken.taskId, taken.completionId);
      keepDraft(key, { values: taken.values, comment: taken.comment });
      setReview(null);
      const known = session.done.find(({ feedbackId }) => feedbackId === taken.id)?.item;
      dispatch({ type: "returned", item: known ?? itemOf(taken) });
      if (!taken.refusal) return;
      const found = faultsOf(taken.refusal);
      tell(key, found.length > 0 ? found : [wholeFault(taken)], "gateway");
      announce(REFUSED);
    },
    [tokenId, session.done, dispatch, setReview, tell],
  );
}

function itemOf({ completionId, leaseId }: Unsent): Item {
  return inHandAs(completionId, leaseId);
}

function wholeFault({ refusal }: Unsent): Fault {
  return { path: "", message: refusal ? `${refusal.code}: ${refusal.message}` : "" };
}
