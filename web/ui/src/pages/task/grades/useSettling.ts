/** Settling one call after the other: as a grader says, by an answer of one's own, and taken back. */
import { useCallback, useRef, useState } from "react";
import { type ApiError, asApiError } from "@/api/errors";
import { announce } from "@/frame/announce";
import { graderName } from "@/state/grades";
import { type ListedGrade, takeBack } from "@/states/grades/documents";
import { type Disagreement, settle } from "./documents";
import type { Settled } from "./useSettled";

export interface OneProps {
  /** The task's. */
  id: string;
  shown: Disagreement;
  settled: Settled;
  all: readonly Disagreement[];
  choose: (completionId: string) => void;
}

interface Answer {
  jsonValues: unknown;
  comment: string;
}

export function useSettling(props: OneProps) {
  const { id, settled, choose } = props;
  const { completionId } = props.shown;
  const [error, setError] = useState<ApiError | null>(null);
  const [isSending, setSending] = useState(false);
  // Keys are not disabled, as buttons are: two of them would be two decisions.
  const isBusy = useRef(false);
  const next = useNext(props);
  const send = useCallback(
    async (answer: Answer, whose: string) => {
      if (isBusy.current) return;
      isBusy.current = true;
      setSending(true);
      setError(null);
      try {
        settled.set(completionId, await settle(id, completionId, answer));
        announce(`Settled: ${whose}`);
        next(1, true);
      } catch (thrown) {
        setError(asApiError(thrown));
      } finally {
        isBusy.current = false;
        setSending(false);
      }
    },
    [id, completionId, settled, next],
  );
  const undo = useCallback(() => {
    if (!settled.last || isBusy.current) return;
    isBusy.current = true;
    const { completionId: back, gradeId } = settled.last;
    takeBack(gradeId)
      .then(
        () => {
          settled.set(back, null);
          choose(back);
          announce("Taken back");
        },
        (thrown: unknown) => setError(asApiError(thrown)),
      )
      .finally(() => {
        isBusy.current = false;
      });
  }, [settled, choose]);
  const take = useCallback(
    (grade: ListedGrade) =>
      void send({ jsonValues: grade.jsonValues, comment: "" }, `as ${graderName(grade)} says`),
    [send],
  );
  return { error, isSending, next, send, undo, take };
}

/** The next one, or the one before; of those that are open the first after the last follows it. */
function useNext({ all, shown: { completionId }, settled, choose }: OneProps) {
  return useCallback(
    (by: 1 | -1, onlyOpen: boolean) => {
      const at = all.findIndex((each) => each.completionId === completionId);
      const order =
        by === 1
          ? [...all.slice(at + 1), ...(onlyOpen ? all.slice(0, at) : [])]
          : all.slice(0, at).reverse();
      const found = order.find((each) => !onlyOpen || !settled.of(each.completionId));
      if (found) choose(found.completionId);
    },
    [all, completionId, settled, choose],
  );
}
