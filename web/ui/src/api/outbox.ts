/**
 * Sends grades: each a while after it was given, so that it can be taken back until then, and again
 * until the gateway has answered. Its id makes that safe: what is sent twice is stored once.
 */
import { useEffect, useMemo } from "react";
import { parseJson } from "@/forms/json";
import { graphql } from "@/gql";
import { isGivenHere, noteGivenHere } from "@/state/givenHere";
import { type Unsent, keepDraftsOf, unsentGrades } from "@/state/unsentGrades";
import { useStored } from "@/state/stored";
import { token } from "@/state/token";
import { change } from "./change";
import { gradingHere } from "./changedHere";
import { type ApiError, asApiError, mayPass } from "./errors";
import { queries } from "./queries";
import { useViewer } from "./viewer";

const UPLOAD = graphql(`
  mutation UploadGrade($input: UploadFeedbackInput!) {
    uploadFeedback(input: $input) {
      feedback {
        id
        revision
      }
    }
  }
`);

/** Beside what may pass: the grade may be taken the next time. */
const AGAIN = ["INTERNAL", "UNAUTHENTICATED"];
const SLOWEST_RETRY_SECONDS = 20;

export type Sender = Pick<Unsent, "organizationId" | "tokenId" | "tokenName">;

/** Whose grades are sent: those of the token in use. */
let sender: Sender | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let isSending = false;
let failures = 0;
let notBefore = 0;
const sent = new Set<string>();

/** What is not here any more may also have been taken back, or be another token's. */
export const isSentHere = (id: string): boolean => sent.has(id);

export function newGradeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `ui-${Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("")}`;
}

export function addGrade(
  sender: Sender,
  grade: Omit<Unsent, keyof Sender | "isOfTab" | "isTried" | "refusal">,
) {
  const own = { ...sender, isOfTab: token.isOfTab(), isTried: false, refusal: null };
  noteGivenHere(grade.id);
  unsentGrades.set([...unsentGrades.get(), { ...grade, ...own }]);
}

/** Send what another token of the organization gave as this one's, because its holder says so. */
export function adoptGrades(sender: Sender) {
  const own = { ...sender, isOfTab: token.isOfTab() };
  unsentGrades.set(
    unsentGrades
      .get()
      .map((each) => (each.organizationId === sender.organizationId ? { ...each, ...own } : each)),
  );
}

export function discardOthersGrades({ tokenId }: Sender) {
  unsentGrades.set(unsentGrades.get().filter((each) => each.tokenId === tokenId));
}

/** What it has given goes at once, without the time in which it can be taken back. */
export function sendNow({ tokenId }: Pick<Sender, "tokenId">) {
  notBefore = 0;
  unsentGrades.set(
    unsentGrades.get().map((each) => (each.tokenId === tokenId ? { ...each, dueAt: 0 } : each)),
  );
}

export function discardGrades({ tokenId }: Pick<Sender, "tokenId">) {
  unsentGrades.set(unsentGrades.get().filter((each) => each.tokenId !== tokenId));
}

/** Take one out that was not sent, or was refused; null where it may be on its way. */
export function takeGrade(id: string): Unsent | null {
  const found = unsentGrades.get().find((each) => each.id === id);
  if (!found || (found.isTried && !found.refusal)) return null;
  unsentGrades.set(unsentGrades.get().filter((each) => each !== found));
  return found;
}

/** The last of this tab that can still be taken back. */
export function lastUnsent(all: readonly Unsent[], taskId: string): Unsent | undefined {
  return all.findLast(
    (each) => each.taskId === taskId && !each.isTried && !each.refusal && isGivenHere(each.id),
  );
}

/** Send what is due now, and plan for what comes. */
function plan() {
  clearTimeout(timer);
  if (isSending || sender === undefined) return;
  const { tokenId } = sender;
  const own = unsentGrades
    .get()
    .filter((each) => each.refusal === null && each.tokenId === tokenId)
    .sort((one, other) => one.dueAt - other.dueAt);
  const [next] = own;
  if (!next) return;
  const wait = Math.max(next.dueAt, notBefore) - Date.now();
  timer = setTimeout(() => void send(next), Math.max(0, wait));
}

function update(id: string, changed: Partial<Unsent>) {
  unsentGrades.set(
    unsentGrades.get().map((each) => (each.id === id ? { ...each, ...changed } : each)),
  );
}

async function send({ id, taskId, values, comment, completionId }: Unsent) {
  // Taken back, or sent by another tab, meanwhile.
  if (!unsentGrades.get().some((each) => each.id === id)) {
    plan();
    return;
  }
  isSending = true;
  update(id, { isTried: true });
  try {
    const selection = { completionIds: [completionId] };
    const jsonValues: unknown = parseJson(values);
    const grader = { kind: "HUMAN" as const };
    const input = { id, taskId, jsonValues, comment, selection, grader };
    await gradingHere([completionId], () => change(UPLOAD, { input }));
    failures = 0;
    notBefore = 0;
    sent.add(id);
    unsentGrades.set(unsentGrades.get().filter((each) => each.id !== id));
    void queries.invalidateQueries({ queryKey: ["grade", taskId] });
  } catch (thrown) {
    failed(id, asApiError(thrown));
    // Why it was refused may be that the task is another now.
    void queries.invalidateQueries({ queryKey: ["grade", taskId] });
  } finally {
    isSending = false;
    plan();
  }
}

function failed(id: string, error: ApiError) {
  const { code, message, details, retryAfter } = error;
  if (!mayPass(error) && !AGAIN.includes(code)) {
    update(id, { refusal: { code, message, details } });
    return;
  }
  // A token that is refused has stored nothing.
  if (code === "UNAUTHENTICATED") update(id, { isTried: false });
  failures += 1;
  const seconds = retryAfter ?? Math.min(2 ** failures, SLOWEST_RETRY_SECONDS);
  notBefore = Date.now() + seconds * 1000;
}

function retryNow() {
  notBefore = 0;
  plan();
}

/** The token in use, once the gateway has said whose it is. */
export function useSender(): Sender | undefined {
  const viewer = useViewer();
  return useMemo(
    () =>
      viewer && {
        organizationId: viewer.organization.id,
        tokenId: viewer.tokenId,
        tokenName: viewer.tokenName,
      },
    [viewer],
  );
}

/** What waits here, of the token in use and of others. */
export function useUnsent(): { own: readonly Unsent[]; others: readonly Unsent[] } {
  const tokenId = useSender()?.tokenId;
  const all = useStored(unsentGrades);
  return useMemo(
    () => ({
      own: all.filter((each) => each.tokenId === tokenId),
      others: tokenId === undefined ? [] : all.filter((each) => each.tokenId !== tokenId),
    }),
    [all, tokenId],
  );
}

/** Of the frame: sends for as long as the page; returns how many have not been taken yet. */
export function useOutbox(): number {
  const current = useSender();
  const { own } = useUnsent();
  const waiting = own.filter((each) => each.refusal === null).length;
  useEffect(() => {
    sender = current;
    if (current) keepDraftsOf(current.tokenId);
    retryNow();
    addEventListener("online", retryNow);
    return () => removeEventListener("online", retryNow);
  }, [current]);
  useEffect(plan, [own]);
  useEffect(() => {
    if (waiting === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [waiting]);
  return waiting;
}
