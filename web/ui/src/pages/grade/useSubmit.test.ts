import { act, renderHook } from "@testing-library/react";
import { useReducer, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { change } from "@/api/change";
import type { Verdict } from "@/forms/check";
import { check } from "@/forms/checker";
import { unsentGrades } from "@/state/unsentGrades";
import { type Hand, type Review, skip } from "./acts";
import type { Task } from "./documents";
import { NOTHING, reduce } from "./session";
import { useSubmit } from "./useSubmit";

vi.mock("@/forms/checker", () => ({ check: vi.fn() }));
vi.mock("@/api/change", () => ({ change: vi.fn() }));

const TASK: Task = {
  ...{ id: "t", name: "Helpful", version: 1, instruction: "", jsonSchema: {}, archivedAt: null },
  ...{ gradesPerCompletion: 1, progress: null },
};
const SENDER = { organizationId: "o", tokenId: "me", tokenName: "Me" };
const leases = ["1", "2", "3"].map((each) => ({ id: `lease ${each}`, completionId: each }));
const BEGIN = reduce(NOTHING, { type: "leased", leases });

/** What waits to be answered: by the worker, or by the gateway. */
let answers: ((value: unknown) => void)[] = [];
const later = () => new Promise<never>((resolve) => answers.push(resolve as () => void));
const VALID: Verdict = { isValid: true, faults: [] };
const answerAll = (value: unknown) =>
  act(async () => {
    answers.splice(0).forEach((answer) => answer(value));
    await Promise.resolve();
  });

beforeEach(() => {
  vi.mocked(check).mockImplementation(later);
  vi.mocked(change).mockImplementation(later);
});
afterEach(() => {
  answers = [];
  vi.restoreAllMocks();
  vi.clearAllMocks();
  unsentGrades.set([]);
});

const setValue = vi.fn();

function useGrader() {
  const [session, dispatch] = useReducer(reduce, BEGIN);
  const [review, setReview] = useState<Review | null>(null);
  const completionId = session.current?.completionId ?? null;
  const hand = {
    ...{ task: TASK, sender: SENDER, unsent: [], completionId },
    key: review ? `correct ${review.done.feedbackId}` : (completionId ?? ""),
    ...{ closed: null, review, setReview, setFailure: vi.fn(), tell: vi.fn(), reopen: vi.fn() },
    answer: {
      value: { score: 1 },
      comment: "",
      isBegun: true,
      setValue,
    } as unknown as Hand["answer"],
    queue: { session, dispatch } as unknown as Hand["queue"],
  };
  return { hand, session, ...useSubmit(hand) };
}

const given = () => unsentGrades.get().map((each) => each.completionId);

test("pressed twice, an answer is given once, and the next call waits for its own", async () => {
  const { result } = renderHook(useGrader);
  const { submit } = result.current;
  void submit();
  void submit();
  await answerAll(VALID);
  void submit();
  await answerAll(VALID);
  expect(given()).toEqual(["1"]);
  expect(result.current.session.current?.completionId).toBe("2");
  expect(result.current.session.done).toHaveLength(1);

  // A second tap, on whatever, comes before anybody can have seen the next call.
  void result.current.submit();
  await answerAll(VALID);
  expect(given()).toEqual(["1"]);
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 1_000);
  void result.current.submit();
  await answerAll(VALID);
  expect(given()).toEqual(["1", "2"]);
});

test("what changes an answer by keys comes too soon for the next call, too", async () => {
  const { result } = renderHook(useGrader);
  expect(result.current.mayAct()).toBe(true);
  void result.current.submit();
  // Nor while it is being sent: it would be kept as a draft of what is given.
  expect(result.current.mayAct()).toBe(false);
  await answerAll(VALID);
  expect(result.current.mayAct()).toBe(false);
  result.current.repeat();
  expect(setValue).not.toHaveBeenCalled();
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 1_000);
  expect(result.current.mayAct()).toBe(true);
  result.current.repeat();
  expect(setValue).toHaveBeenCalledWith({ score: 1 });
});

test("pressed twice, a correction does not send the half of an answer that lies below it", async () => {
  const { result } = renderHook(useGrader);
  const item = { completionId: "0", leaseId: "", isLost: false, takenBy: null, isGone: false };
  const review = { done: { item, feedbackId: "f" }, revision: 1, value: {}, comment: "" };
  act(() => result.current.hand.setReview(review));
  void result.current.submit();
  await answerAll(VALID);
  await answerAll({});
  expect(change).toHaveBeenCalledTimes(1);
  expect(result.current.hand.review).toBeNull();
  void result.current.submit();
  await answerAll(VALID);
  expect(given()).toEqual([]);
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 1_000);
  void result.current.submit();
  await answerAll(VALID);
  expect(given()).toEqual(["1"]);
});

test("what has a fault can be submitted again once it is mended", async () => {
  const { result } = renderHook(useGrader);
  void result.current.submit();
  await answerAll({ isValid: false, faults: [{ path: "", message: "no" }] });
  expect(given()).toEqual([]);
  void result.current.submit();
  await answerAll(VALID);
  expect(given()).toEqual(["1"]);
});

test("a call that was skipped while its answer was looked at is not given, nor the next one", async () => {
  const { result } = renderHook(useGrader);
  void result.current.submit();
  act(() => result.current.hand.queue.dispatch({ type: "passed", completionId: "1" }));
  await answerAll(VALID);
  expect(given()).toEqual([]);
  expect(result.current.session.current?.completionId).toBe("2");
});

test("a call that was graded while it was being skipped takes no other one with it", async () => {
  const { result } = renderHook(useGrader);
  const { hand } = result.current;
  void skip(hand, "");
  void skip(hand, "");
  void result.current.submit(true);
  await act(async () => Promise.resolve());
  expect(result.current.session.current?.completionId).toBe("2");
  await answerAll({});
  expect(result.current.session.current?.completionId).toBe("2");
  expect(result.current.session.ahead).toHaveLength(1);
});
