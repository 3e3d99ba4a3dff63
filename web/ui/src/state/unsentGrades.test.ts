import { afterEach, expect, test } from "vitest";
import { addGrade, lastUnsent } from "@/api/outbox";
import { signIn, signOut } from "./token";
import {
  type Unsent,
  drafts,
  forgetGradesWithToken,
  keepDraft,
  keepDraftsOf,
  unsentGrades,
} from "./unsentGrades";

const GRADE: Unsent = {
  id: "ui-1",
  organizationId: "o",
  tokenId: "t",
  tokenName: "ann",
  isOfTab: false,
  taskId: "task",
  completionId: "call",
  leaseId: "lease",
  values: "{}",
  comment: "",
  dueAt: 0,
  isTried: false,
  refusal: null,
};
const KEY = "log10-gateway:token";

let end: () => void = () => undefined;
afterEach(() => {
  end();
  signOut();
  unsentGrades.set([]);
  drafts.set({});
});

const begin = (onlyThisTab: boolean) => {
  signIn("secret", { onlyThisTab });
  end = forgetGradesWithToken();
  unsentGrades.set([{ ...GRADE, isOfTab: onlyThisTab }]);
  keepDraft("t task other", { values: "1", comment: "" });
};

test("a token that ends in another tab takes what is being written, and nothing that was submitted", async () => {
  begin(false);
  localStorage.removeItem(KEY);
  dispatchEvent(new StorageEvent("storage", { key: KEY }));
  await Promise.resolve();
  expect(drafts.get()).toEqual({});
  expect(unsentGrades.get()).toHaveLength(1);
});

test("a token that another one follows takes nothing", async () => {
  begin(false);
  signIn("another", { onlyThisTab: false });
  await Promise.resolve();
  expect(Object.keys(drafts.get())).toHaveLength(1);
  expect(unsentGrades.get()).toHaveLength(1);
});

test("a tab that is signed out forgets its drafts, and none of the browser's", async () => {
  signIn("of-browser", { onlyThisTab: false });
  keepDraft("b task other", { values: "2", comment: "" });
  begin(true);
  expect(Object.keys(drafts.get())).toEqual(["t task other"]);
  signOut();
  await Promise.resolve();
  expect(Object.keys(drafts.get())).toEqual(["b task other"]);
  expect(sessionStorage.getItem("log10-gateway:grade-drafts")).toBeNull();
});

test("what one token's holder writes is not kept under another's", () => {
  const draft = { values: '{"n":"of a customer"}', comment: "" };
  for (const key of ["a task call", "a correct grade", "b task call", "ab task call"]) {
    keepDraft(key, draft);
  }
  keepDraftsOf("a");
  expect(Object.keys(drafts.get())).toEqual(["a task call", "a correct grade"]);
});

test("a tab takes back what it gave, and not what another tab did", () => {
  const sender = { organizationId: "o", tokenId: "me", tokenName: "Me" };
  const grade = { taskId: "t", leaseId: "l", values: "{}", comment: "", dueAt: 0 };
  addGrade(sender, { ...grade, id: "ui-here", completionId: "1" });
  const [here] = unsentGrades.get();
  const there = { ...here, id: "ui-there", completionId: "2" } as Unsent;
  unsentGrades.set([...unsentGrades.get(), there]);
  expect(lastUnsent(unsentGrades.get(), "t")?.id).toBe("ui-here");
});
