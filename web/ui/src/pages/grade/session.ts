/** What one grader has in hand: the call that is graded, those that come, and those that are done. */

export interface Item {
  completionId: string;
  leaseId: string;
  /** The lease has ended: somebody else may have it. */
  isLost: boolean;
  /** Another one has graded it meanwhile: who. */
  takenBy: string | null;
  /** It was deleted: no answer to it is taken. */
  isGone: boolean;
}

export interface Done {
  item: Item;
  feedbackId: string;
}

export interface Session {
  current: Item | null;
  ahead: readonly Item[];
  /** The newest last. */
  done: readonly Done[];
}

export type Step =
  | { type: "leased"; leases: readonly { id: string; completionId: string }[] }
  /** The call in hand, and not another one that came meanwhile; a lease may have been renewed. */
  | { type: "graded"; completionId: string; feedbackId: string }
  /** Passed over, or given up: in the same way. */
  | { type: "passed"; completionId: string }
  /** One that was graded is in hand again. */
  | { type: "returned"; item: Item }
  | { type: "lost"; leaseIds: readonly string[] }
  | { type: "taken"; completionIds: readonly string[]; by: string }
  | { type: "gone"; completionId: string }
  | { type: "kept" }
  | { type: "forgotten"; feedbackId: string }
  | { type: "left" };

export const NOTHING: Session = { current: null, ahead: [], done: [] };

export function inHand({ current, ahead }: Session): readonly Item[] {
  return current ? [current, ...ahead] : ahead;
}

export function reduce(session: Session, step: Step): Session {
  switch (step.type) {
    case "leased":
      return filled(leased(session, step.leases));
    case "graded": {
      const { current, done } = session;
      if (current?.completionId !== step.completionId) return session;
      const one = { item: current, feedbackId: step.feedbackId };
      return filled({ ...session, current: null, done: [...done, one] });
    }
    case "passed":
      return session.current?.completionId === step.completionId
        ? filled({ ...session, current: null })
        : session;
    case "returned": {
      const { completionId } = step.item;
      const others = inHand(session).filter((each) => each.completionId !== completionId);
      const done = session.done.filter(({ item }) => item.completionId !== completionId);
      return { current: step.item, ahead: others, done };
    }
    case "lost": {
      // What nobody has seen yet goes; what is being graded stays, and says so.
      const isLost = ({ leaseId }: Item) => step.leaseIds.includes(leaseId);
      const { current } = session;
      return {
        ...session,
        current: current && isLost(current) ? { ...current, isLost: true } : current,
        ahead: session.ahead.filter((each) => !isLost(each)),
      };
    }
    case "taken": {
      const { current } = session;
      if (!current || !step.completionIds.includes(current.completionId)) return session;
      return { ...session, current: { ...current, takenBy: step.by } };
    }
    case "gone":
      return gone(session, step.completionId);
    case "kept":
      return session.current
        ? { ...session, current: { ...session.current, isLost: false, takenBy: null } }
        : session;
    case "forgotten":
      return {
        ...session,
        done: session.done.filter(({ feedbackId }) => feedbackId !== step.feedbackId),
      };
    case "left":
      return { ...session, current: null, ahead: [] };
  }
}

function leased(session: Session, leases: readonly { id: string; completionId: string }[]) {
  let next = session;
  for (const { id, completionId } of leases) {
    const fresh = inHandAs(completionId, id);
    if (next.current?.completionId === completionId) next = { ...next, current: fresh };
    else if (!next.ahead.some((each) => each.completionId === completionId)) {
      next = { ...next, ahead: [...next.ahead, fresh] };
    }
  }
  return next;
}

export function inHandAs(completionId: string, leaseId: string): Item {
  return { completionId, leaseId, isLost: false, takenBy: null, isGone: false };
}

/** As of a lost lease: what is being graded stays, and says so; what nobody has seen yet goes. */
function gone(session: Session, completionId: string): Session {
  const { current, ahead } = session;
  const isIt = (each: Item) => each.completionId === completionId;
  return {
    ...session,
    current: current && isIt(current) ? { ...current, isGone: true } : current,
    ahead: ahead.filter((each) => !isIt(each)),
  };
}

function filled(session: Session): Session {
  const [first, ...rest] = session.ahead;
  return session.current || !first ? session : { ...session, current: first, ahead: rest };
}
