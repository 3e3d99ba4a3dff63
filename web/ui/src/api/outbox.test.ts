import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { token } from "@/state/token";
import { unsentGrades } from "@/state/unsentGrades";
import { addGrade, useOutbox } from "./outbox";
import { noteReached } from "./reachable";

vi.mock("./viewer", () => ({ useViewer: () => VIEWER }));

const VIEWER = { tokenId: "k", tokenName: "ann", organization: { id: "o" } };
const SENDER = { organizationId: "o", tokenId: "k", tokenName: "ann" };
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", fetched);
  fetched.mockReset();
  token.set("secret");
  unsentGrades.set([]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  unsentGrades.set([]);
  noteReached(true);
});

/** How often a grade is sent within some minutes, and what became of it. */
async function sent(answer: () => Response) {
  fetched.mockImplementation(() => Promise.resolve(answer()));
  const { unmount } = renderHook(useOutbox);
  const of = {
    id: "g",
    taskId: "t",
    completionId: "c",
    leaseId: "l",
    values: "{}",
    comment: "",
    dueAt: 0,
  };
  act(() => addGrade(SENDER, of));
  await act(() => vi.advanceTimersByTimeAsync(300_000));
  unmount();
  return [fetched.mock.calls.length, unsentGrades.get()[0]?.refusal?.code];
}

test.each([401, 403, 413])(
  "what a proxy refuses with %i goes back to the grader",
  async (status) => {
    expect(await sent(() => new Response("<html>", { status }))).toEqual([1, "NO_ANSWER"]);
  },
);

test.each([429, 502, 503])("a proxy’s %i passes: it is sent again", async (status) => {
  const [times, refusal] = await sent(() => new Response("<html>", { status }));
  expect([Number(times) > 5, refusal]).toEqual([true, undefined]);
});

test.each([
  ["INTERNAL", true],
  ["TIMEOUT", true],
  ["CONFLICT", false],
])("the gateway’s %s is asked again: %s", async (code, isAgain) => {
  const errors = [{ message: "no", extensions: { code } }];
  const [times, refusal] = await sent(() => new Response(JSON.stringify({ errors })));
  expect([Number(times) > 5, refusal]).toEqual([isAgain, isAgain ? undefined : code]);
});
