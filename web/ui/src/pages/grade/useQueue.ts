/** The queue of a task for this grader: leases that are taken ahead, renewed, and given back. */
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { change } from "@/api/change";
import { request } from "@/api/request";
import { follow } from "@/api/socket";
import { isGivenHere } from "@/state/givenHere";
import { token } from "@/state/token";
import { unsentGrades } from "@/state/unsentGrades";
import { ADDED, LEASE_SECONDS, RELEASE, RENEW, WANTED, assign } from "./documents";
import { renewFigures, useFigures } from "./figures";
import { heldHere, takeFirst, takeHeld, tellTabs } from "./held";
import { type Session, type Step, NOTHING, inHand, inHandAs, reduce } from "./session";

/** Beside the one that is graded. */
const AHEAD = 3;
const RENEW_MILLISECONDS = (LEASE_SECONDS * 1000) / 4;

export interface Elsewhere {
  completionId: string;
  /** This token has it, in a page that is gone or in another browser. */
  isOwn: boolean;
}

export interface Queue {
  session: Session;
  dispatch: (step: Step) => void;
  /** Nothing more was free when it was last asked for. */
  isDry: boolean;
  error: unknown;
  /** The call that the page was opened with, where it is not free: until another one is done with. */
  elsewhere: Elsewhere | null;
  fill: () => void;
  /** Lease the call that is graded once more; false where somebody else has it, or it is graded. */
  keep: () => Promise<boolean>;
  /** Go on with what this token holds elsewhere. */
  takeOver: () => void;
  /** Go on with the call that the page was opened with, which this token holds elsewhere. */
  takeElsewhere: () => void;
}

export function useQueue(taskId: string, first: string | undefined, isOn: boolean): Queue {
  const [session, step] = useReducer(reduce, NOTHING);
  const [asked, setAsked] = useState<{ isDry: boolean; error: unknown }>(NOT_ASKED);
  const [elsewhere, setElsewhere] = useState<Elsewhere | null>(null);
  const dispatch = useCallback((taken: Step) => {
    // Whoever has gone on knows that it is another one.
    if (taken.type === "graded" || taken.type === "passed") setElsewhere(null);
    step(taken);
  }, []);
  const isBusy = useRef(false);
  const begin = useRef(first);
  const latest = useRef(session);
  useEffect(() => {
    latest.current = session;
    for (const { leaseId } of inHand(session)) heldHere.note(leaseId);
  }, [session]);

  const fill = useCallback(() => {
    if (isBusy.current) return;
    isBusy.current = true;
    void (async () => {
      try {
        const wanted = begin.current;
        if (wanted !== undefined) {
          begin.current = undefined;
          const { leases, isOwn } = await takeFirst(taskId, wanted);
          setElsewhere(leases.length === 0 ? { completionId: wanted, isOwn } : null);
          dispatch({ type: "leased", leases });
          if (leases.length > 0) setAsked(NOT_ASKED);
        }
        const count = AHEAD + 1 - inHand(latest.current).length;
        const leases = count > 0 ? await assign(taskId, count) : [];
        dispatch({ type: "leased", leases });
        setAsked({ isDry: leases.length < count, error: null });
      } catch (error) {
        setAsked({ isDry: false, error });
      } finally {
        isBusy.current = false;
      }
    })();
  }, [taskId, dispatch]);

  const count = inHand(session).length;
  const isShort = isOn && count <= AHEAD && !asked.isDry && asked.error === null;
  useEffect(() => {
    if (isShort) fill();
  }, [isShort, count, fill]);
  useRenewal(latest, dispatch);
  useRelease(latest, dispatch);
  useWanted(taskId, isOn && asked.isDry && count === 0, fill);
  useOthers(taskId, isOn, dispatch);
  useFigures(taskId, session);

  const current = session.current?.completionId;
  const keep = useCallback(async () => {
    if (current === undefined) return false;
    const leases = await assign(taskId, 1, [current]);
    dispatch({ type: "leased", leases });
    return leases.length > 0;
  }, [taskId, current, dispatch]);
  const takeOver = useCallback(() => {
    takeHeld(taskId).then(
      (leases) => dispatch({ type: "leased", leases }),
      (error: unknown) => setAsked({ isDry: false, error }),
    );
  }, [taskId, dispatch]);
  const wanted = elsewhere?.completionId;
  const takeElsewhere = useCallback(() => {
    if (wanted === undefined) return;
    takeHeld(taskId, wanted).then(
      ([lease]) => {
        setElsewhere(lease ? null : { completionId: wanted, isOwn: false });
        if (lease) dispatch({ type: "returned", item: inHandAs(wanted, lease.id) });
      },
      (error: unknown) => setAsked({ isDry: false, error }),
    );
  }, [taskId, wanted, dispatch]);
  // It may have come by another way since.
  const isHere = inHand(session).some(({ completionId }) => completionId === wanted);
  const told = isHere ? null : elsewhere;
  return { session, dispatch, ...asked, elsewhere: told, fill, keep, takeOver, takeElsewhere };
}

const NOT_ASKED = { isDry: false, error: null };

type Latest = React.RefObject<Session>;

function useRenewal(latest: Latest, dispatch: (step: Step) => void) {
  useEffect(() => {
    const renew = async () => {
      const ids = inHand(latest.current).map((each) => each.leaseId);
      if (ids.length === 0) return;
      const { renewLease } = await change(RENEW, { ids, seconds: LEASE_SECONDS });
      const lost = renewLease?.lostIds ?? [];
      if (lost.length > 0) dispatch({ type: "lost", leaseIds: lost });
    };
    // Where it cannot be renewed now it is the next time; what is lost by then is told.
    const timer = setInterval(() => void renew().catch(() => undefined), RENEW_MILLISECONDS);
    const onShow = () => {
      if (document.visibilityState === "visible") void renew().catch(() => undefined);
    };
    document.addEventListener("visibilitychange", onShow);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onShow);
    };
  }, [latest, dispatch]);
}

function useRelease(latest: Latest, dispatch: (step: Step) => void) {
  useEffect(() => {
    // Who signs out leaves with the token that holds them.
    const holder = token.get();
    const release = () => {
      const ids = inHand(latest.current).map((each) => each.leaseId);
      if (ids.length === 0) return;
      // What cannot be given back ends by itself.
      request(RELEASE, { ids }, { keepalive: true, as: holder }).catch(() => undefined);
    };
    const onHide = () => {
      release();
      // The browser may show this very page again.
      dispatch({ type: "left" });
    };
    addEventListener("pagehide", onHide);
    const quiet = tellTabs(() => inHand(latest.current).map((each) => each.leaseId));
    return () => {
      quiet();
      removeEventListener("pagehide", onHide);
      release();
    };
  }, [latest, dispatch]);
}

/** While there is nothing in hand: what becomes free comes by itself. */
function useWanted(taskId: string, isWaiting: boolean, fill: () => void) {
  useEffect(() => {
    if (!isWaiting) return;
    return follow(WANTED, (after) => ({ task: taskId, after }), null, {
      cursorOf: ({ feedbackWanted: { cursor } }) => cursor,
      next: ({ feedbackWanted: { completionIds } }) => {
        if (completionIds.length > 0) fill();
      },
      // All that waits is told anew.
      missed: () => undefined,
    });
  }, [taskId, isWaiting, fill]);
}

/** Others grade too: who has graded the call that is open is told. */
function useOthers(taskId: string, isOn: boolean, dispatch: (step: Step) => void) {
  useEffect(() => {
    if (!isOn) return;
    return follow(ADDED, (after) => ({ task: taskId, after }), null, {
      cursorOf: ({ feedbackAdded: { cursor } }) => cursor,
      next: ({ feedbackAdded: { feedback } }) => {
        renewFigures(taskId);
        // Those of this page are known, whether they have been answered or not.
        if (isGivenHere(feedback.id) || isWaiting(feedback.id)) return;
        const by = feedback.author?.name ?? "somebody";
        dispatch({ type: "taken", completionIds: feedback.matchedCompletionIds, by });
      },
      // Who graded the call in hand meanwhile is not known; that it is graded is told when it is sent.
      missed: () => {
        renewFigures(taskId);
        return undefined;
      },
    });
  }, [taskId, isOn, dispatch]);
}

/** Another tab of this browser has given it, and is about to send it. */
function isWaiting(id: string): boolean {
  return unsentGrades.get().some((each) => each.id === id);
}
