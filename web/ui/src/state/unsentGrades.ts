/**
 * Grades that have not been sent, and answers that are being written. They survive a reload. What is being
 * written is gone with the token; what was submitted stays until it is sent, or somebody discards it. Those
 * of a token of one tab are in that tab's storage.
 */
import { type Area, type Stored, stored } from "./stored";
import { token, tokenOf } from "./token";

export interface Unsent {
  /** The grade's own, so that it may be sent again: it is stored once. */
  id: string;
  organizationId: string;
  /** Whose it is: under another token it is not sent unasked. */
  tokenId: string;
  tokenName: string;
  /** Its token was this tab's. */
  isOfTab: boolean;
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

/** By `TOKEN TASK COMPLETION`, or `TOKEN correct FEEDBACK`, the last one written last. */
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

const unsentIn = (area: Area) =>
  stored<readonly Unsent[]>("log10-gateway:unsent-grades", {
    parse: readAs<readonly Unsent[]>([], Array.isArray),
    print: (value) => (value.length === 0 ? null : JSON.stringify(value)),
    area,
  });
const ofBrowser = unsentIn("browser");
const ofTab = unsentIn("tab");
let parts: readonly (readonly Unsent[])[] = [];
let all: readonly Unsent[] = [];

/** Of both storages, since a token of the tab may follow one of the browser that was refused. */
export const unsentGrades: Stored<readonly Unsent[]> = {
  get() {
    const now = [ofBrowser.get(), ofTab.get()];
    if (now.some((part, index) => part !== parts[index])) {
      parts = now;
      all = now.flat();
    }
    return all;
  },
  set(value) {
    ofTab.set(value.filter(({ isOfTab }) => isOfTab));
    ofBrowser.set(value.filter(({ isOfTab }) => !isOfTab));
  },
  subscribe: (listener) => both(ofBrowser.subscribe(listener), ofTab.subscribe(listener)),
};

const draftsIn = (area: Area) =>
  stored<Drafts>("log10-gateway:grade-drafts", {
    parse: readAs<Drafts>({}, (value) => typeof value === "object" && value !== null),
    print: (value) => (Object.keys(value).length === 0 ? null : JSON.stringify(value)),
    area,
  });
const draftsOfBrowser = draftsIn("browser");
const draftsOfTab = draftsIn("tab");

/** Of the token in use. */
export const drafts: Stored<Drafts> = {
  get: () => draftsInUse().get(),
  set: (value) => draftsInUse().set(value),
  subscribe: (listener) =>
    both(draftsOfBrowser.subscribe(listener), draftsOfTab.subscribe(listener)),
};

function draftsInUse() {
  return token.isOfTab() ? draftsOfTab : draftsOfBrowser;
}

function both(one: () => void, other: () => void) {
  return () => {
    one();
    other();
  };
}

/** @param draft Null forgets it. */
export function keepDraft(key: string, draft: Draft | null) {
  const others = Object.entries(drafts.get()).filter(([each]) => each !== key);
  const all = draft ? [...others, [key, draft] as const] : others;
  drafts.set(Object.fromEntries(all.slice(-MOST_DRAFTS)));
}

/** Forget what others wrote before this token came in the place of theirs. */
export function keepDraftsOf(tokenId: string) {
  const all = Object.entries(drafts.get());
  const own = all.filter(([key]) => key.startsWith(`${tokenId} `));
  if (own.length < all.length) drafts.set(Object.fromEntries(own));
}

/**
 * From now on: drafts are forgotten with the token whose storage they are in. A token that was refused keeps
 * them, until another one is known (`keepDraftsOf`).
 *
 * What was submitted is not: a token may end in another tab, in GraphiQL or by another's hand, and nobody was
 * asked. Who signs out here is (frame/SigningOut.tsx), and before another token is given it is told.
 */
export function forgetGradesWithToken() {
  return token.subscribe(() => {
    // One of a tab is set in two steps, with none between them.
    queueMicrotask(() => {
      if (tokenOf("tab") === "") draftsOfTab.set({});
      if (tokenOf("browser") === "") draftsOfBrowser.set({});
    });
  });
}
