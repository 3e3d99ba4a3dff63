/**
 * Grades that have not been sent, and answers that are being written. They survive a reload, and are
 * gone with the token: signed out, nothing of a customer stays in the browser.
 */
import { stored } from "./stored";
import { token } from "./token";

export interface Unsent {
  /** The grade's own, so that it may be sent again: it is stored once. */
  id: string;
  organizationId: string;
  taskId: string;
  completionId: string;
  leaseId: string;
  /** The answer's JSON, digit by digit. */
  values: string;
  comment: string;
  /** In milliseconds since 1970. */
  dueAt: number;
  /** It may have reached the gateway: it is not taken back by forgetting it. */
  isTried: boolean;
  refusal: { code: string; message: string; details: readonly string[] } | null;
}

export interface Draft {
  values: string;
  comment: string;
}

/** By `TASK COMPLETION`, the last one written last. */
export type Drafts = Readonly<Record<string, Draft>>;

const MOST_DRAFTS = 50;

const readAs =
  <T>(none: T, fits: (value: unknown) => boolean) =>
  (text: string | null): T => {
    try {
      const read: unknown = JSON.parse(text ?? "null");
      return fits(read) ? (read as T) : none;
    } catch {
      return none;
    }
  };

export const unsentGrades = stored<readonly Unsent[]>("log10-gateway:unsent-grades", {
  parse: readAs<readonly Unsent[]>([], Array.isArray),
  print: (value) => (value.length === 0 ? null : JSON.stringify(value)),
});

export const drafts = stored<Drafts>("log10-gateway:grade-drafts", {
  parse: readAs<Drafts>({}, (value) => typeof value === "object" && value !== null),
  print: (value) => (Object.keys(value).length === 0 ? null : JSON.stringify(value)),
});

/** @param draft Null forgets it. */
export function keepDraft(key: string, draft: Draft | null) {
  const others = Object.entries(drafts.get()).filter(([each]) => each !== key);
  const all = draft ? [...others, [key, draft] as const] : others;
  drafts.set(Object.fromEntries(all.slice(-MOST_DRAFTS)));
}

/** From now on: what is signed out is forgotten. A token that was refused, and its successor, keep it. */
export function forgetGradesWithToken() {
  return token.subscribe(() => {
    // One of a tab is set in two steps, with none between them.
    queueMicrotask(() => {
      if (token.get() !== "") return;
      unsentGrades.set([]);
      drafts.set({});
    });
  });
}
