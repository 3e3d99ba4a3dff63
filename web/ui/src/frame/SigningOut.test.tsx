import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addGrade, useOutbox } from "@/api/outbox";
import { change } from "@/api/change";
import { signIn, token } from "@/state/token";
import { unsentGrades } from "@/state/unsentGrades";
import { LeftGrades, SigningOut } from "./SigningOut";
import { signingOut } from "./signingOut";

const { viewer, asked } = vi.hoisted(() => ({
  asked: { isAnswered: true },
  viewer: { tokenId: "me", tokenName: "ann", role: "GRADER", organization: { id: "o", name: "O" } },
}));
vi.mock("@/api/viewer", () => ({ useViewer: () => (asked.isAnswered ? viewer : undefined) }));
vi.mock("@/api/change", () => ({ change: vi.fn() }));

const SENDER = { organizationId: "o", tokenId: "me", tokenName: "ann" };
const give = (id: string, sender = SENDER) =>
  act(() =>
    addGrade(sender, {
      ...{ id, taskId: "t", completionId: id, leaseId: "l", values: "1", comment: "" },
      dueAt: Date.now() + 5_000,
    }),
  );

function Page() {
  useOutbox();
  return <SigningOut />;
}

const begin = () => act(signingOut.begin);
const press = (name: string) =>
  act(async () => {
    screen.getByRole("button", { name }).click();
    await vi.advanceTimersByTimeAsync(10);
  });

beforeEach(() => {
  vi.useFakeTimers();
  signIn("secret", { onlyThisTab: false });
  render(<Page />);
});
afterEach(() => {
  vi.useRealTimers();
  asked.isAnswered = true;
  unsentGrades.set([]);
  vi.mocked(change).mockReset();
  act(signingOut.end);
});

test("with nothing to send one is signed out at once", () => {
  begin();
  expect(token.get()).toBe("");
});

test("whose grades are sent before they answer is signed out by nobody", async () => {
  vi.mocked(change).mockResolvedValue({ data: {}, errors: [] });
  give("one");
  begin();
  await act(async () => vi.advanceTimersByTimeAsync(6_000));
  expect(unsentGrades.get()).toEqual([]);
  expect(token.get()).toBe("secret");
  expect(screen.getByRole("status").textContent).toBe("All is sent now.");
  await press("Sign out");
  expect(token.get()).toBe("");
});

test("what is not sent is asked for: it is sent before the token goes", async () => {
  give("one");
  give("two");
  begin();
  expect(screen.getByRole("status").textContent).toContain("2 grades are not sent.");
  expect(token.get()).toBe("secret");

  let taken: (value: unknown) => void = vi.fn();
  vi.mocked(change).mockImplementation(() => new Promise((resolve) => (taken = resolve)));
  await press("Send them, then sign out");
  expect(change).toHaveBeenCalledTimes(1);
  expect(token.get()).toBe("secret");
  for (let left = 2; left > 0; left -= 1) {
    await act(async () => {
      taken({});
      await vi.advanceTimersByTimeAsync(10);
    });
  }
  expect(change).toHaveBeenCalledTimes(2);
  expect(unsentGrades.get()).toEqual([]);
  expect(token.get()).toBe("");
});

test("or discarded, of this token alone; or one stays", async () => {
  give("own");
  give("other's", { ...SENDER, tokenId: "another" });
  begin();
  await press("Stay");
  expect(token.get()).toBe("secret");
  expect(screen.queryByRole("group")).toBeNull();

  begin();
  await press("Discard it and sign out");
  expect(unsentGrades.get().map(({ id }) => id)).toEqual(["other's"]);
  expect(token.get()).toBe("");
  expect(change).not.toHaveBeenCalled();
});

test("a token that has come from another tab meanwhile stays", () => {
  give("one");
  begin();
  act(() => {
    unsentGrades.set([]);
    token.set("another's");
  });
  expect(token.get()).toBe("another's");
  expect(screen.queryByRole("group")).toBeNull();
});

test("before the gateway has said whose the token is nothing is left unasked, and nothing discarded", async () => {
  asked.isAnswered = false;
  give("one");
  begin();
  expect(token.get()).toBe("secret");
  expect(screen.getByRole("status").textContent).toContain("Whose it is is not known yet.");
  expect(screen.queryByRole("button", { name: /Send|Discard/ })).toBeNull();
  await press("Keep it here and sign out");
  expect(token.get()).toBe("");
  expect(unsentGrades.get().map(({ id }) => id)).toEqual(["one"]);
});

test("what is left under a token that ended elsewhere is told before there is another", async () => {
  give("one");
  render(<LeftGrades />);
  expect(screen.getByRole("status").textContent).toContain("1 grade, given under the token ann");
  await press("Discard 1 grade");
  await press("Discard");
  expect(unsentGrades.get()).toEqual([]);
});
