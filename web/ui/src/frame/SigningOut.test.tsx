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

test.each(["Send it, then sign out", "Discard it and sign out"])(
  "who is at %s has the focus where one signs out once it is sent",
  async (name) => {
    vi.mocked(change).mockResolvedValue({ data: {}, errors: [] });
    give("one");
    begin();
    expect(document.activeElement?.textContent).toBe("Send it, then sign out");
    act(() => screen.getByRole("button", { name }).focus());
    await act(async () => vi.advanceTimersByTimeAsync(6_000));
    expect(document.activeElement?.textContent).toBe("Sign out");
  },
);

test("who stays at Stay, or goes on with the page, keeps the focus there", async () => {
  vi.mocked(change).mockResolvedValue({ data: {}, errors: [] });
  const { getByLabelText } = render(<input aria-label="Comment" />);
  for (const find of [
    () => screen.getByRole("button", { name: "Stay" }),
    () => getByLabelText("Comment"),
  ]) {
    give("one");
    begin();
    act(() => find().focus());
    await act(async () => vi.advanceTimersByTimeAsync(6_000));
    expect(screen.getByRole("button", { name: "Sign out" })).toBeDefined();
    expect(document.activeElement).toBe(find());
    act(signingOut.end);
  }
});

test("nor is it taken once the gateway has said whose the token is", async () => {
  asked.isAnswered = false;
  const { getByLabelText } = render(<input aria-label="Comment" />);
  give("one");
  begin();
  act(() => getByLabelText("Comment").focus());
  asked.isAnswered = true;
  give("two");
  await act(async () => vi.advanceTimersByTimeAsync(100));
  expect(screen.getByRole("button", { name: "Send them, then sign out" })).toBeDefined();
  expect(document.activeElement).toBe(getByLabelText("Comment"));
});

test("what was taken back in another tab, or is another token's, is not said to be sent", async () => {
  vi.mocked(change).mockResolvedValue({ data: {}, errors: [] });
  const said = () => screen.getByRole("status").textContent;
  give("taken back");
  begin();
  act(() => unsentGrades.set([]));
  expect(said()).toBe("Nothing of yours waits here any more.");
  act(signingOut.end);

  asked.isAnswered = false;
  give("other's", { ...SENDER, tokenId: "another" });
  begin();
  expect(said()).toContain("1 grade is not sent.");
  asked.isAnswered = true;
  give("another's", { ...SENDER, tokenId: "another" });
  expect(said()).toBe("Nothing of yours waits here any more.");
  await press("Sign out");
  expect(token.get()).toBe("");
  expect(unsentGrades.get()).toHaveLength(2);
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
