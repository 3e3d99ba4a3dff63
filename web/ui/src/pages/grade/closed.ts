/** Why the call in hand takes no answer: nothing is to be written that cannot be sent. */
import type { Unsent } from "@/state/unsentGrades";
import type { Task } from "./documents";
import type { Item } from "./session";

/** The task is archived, or the call was deleted. */
export type Closed = "archived" | "gone";

export function closedBy({ archivedAt }: Pick<Task, "archivedAt">, of: Item | null): Closed | null {
  if (archivedAt !== null) return "archived";
  return of?.isGone === true ? "gone" : null;
}

export const CLOSED: Record<Closed, string> = {
  archived: "The task is archived, and takes no answer. What you have written is kept.",
  gone: "The call is deleted, and takes no answer.",
};

/** Of an answer that is open again, and marks what is wrong. */
export const REFUSED =
  "The gateway has not taken this answer: mend what is marked, and submit it anew.";

/** An answer that cannot be sent, for its writer to keep elsewhere. */
export function written({ values, comment }: Pick<Unsent, "values" | "comment">): string {
  return comment === "" ? values : `${values}\n\n${comment}`;
}
