/**
 * How far a task is, in the same words wherever it is said: of its queue some calls are graded, the
 * others are left; of those some wait, some are with a grader, and some were skipped by somebody.
 */
import { shownCount } from "./shown";

interface Counted {
  graded: number;
  left: number;
  waiting: number;
  waitingIsExact: boolean;
}

export const shownLeft = (of: Counted): string => shownCount(of.left, of.waitingIsExact);

export const shownWaiting = (of: Counted): string => shownCount(of.waiting, of.waitingIsExact);

/** All that is or was in its queue. */
export const wholeOf = ({ graded, left }: Counted): number => graded + left;

/** `43 of 101 graded`. */
export const shownGraded = (of: Counted): string =>
  `${shownCount(of.graded)} of ${shownCount(wholeOf(of), of.waitingIsExact)} graded`;

interface Figures extends Counted {
  leased: number;
  skipped: number;
}

export type PartName = "Graded" | "Left" | "Waiting" | "With a grader" | "Skipped";

/** The queue in parts: those after `Left` are of what is left, and a call may be in several. */
export function partsOf(of: Figures): readonly { name: PartName; shown: string; note: string }[] {
  return [
    { name: "Graded", shown: shownCount(of.graded), note: "have all of their grades" },
    {
      name: "Left",
      shown: shownLeft(of),
      note: "lack grades; a call may be in several of the next",
    },
    { name: "Waiting", shown: shownWaiting(of), note: "can be handed out now" },
    { name: "With a grader", shown: shownCount(of.leased), note: "handed out, under a lease" },
    { name: "Skipped", shown: shownCount(of.skipped), note: "passed over by somebody" },
  ];
}
