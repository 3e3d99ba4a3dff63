import { afterEach, expect, test } from "vitest";
import { addGrade, lastUnsent } from "@/api/outbox";
import { type Unsent, drafts, keepDraft, keepDraftsOf, unsentGrades } from "./unsentGrades";

afterEach(() => {
  unsentGrades.set([]);
  drafts.set({});
  sessionStorage.clear();
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
