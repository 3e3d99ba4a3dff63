import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { noteAnswered } from "@/api/again";
import { ApiError } from "@/api/errors";
import { noteReached } from "@/api/reachable";
import { Failure } from "./Failure";

function advance(milliseconds: number) {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
}

afterEach(() => {
  noteReached(true);
  vi.useRealTimers();
});

test("code, words, cost and the request's id are shown", () => {
  const error = new ApiError("TIMEOUT", { message: "late", extensions: { requestId: "r1" } }, 42);
  render(<Failure error={error} />);
  const shown = screen.getByRole("alert").textContent;
  for (const part of ["TIMEOUT", "late", "42", "r1"]) expect(shown).toContain(part);
  expect(screen.queryByRole("button")).toBeNull();
});

test("where waiting helps it is counted down, and tried once more by itself", () => {
  vi.useFakeTimers();
  const retry = vi.fn();
  const error = new ApiError("RATE_LIMITED", { message: "slow", extensions: { retryAfter: 2 } });
  render(<Failure error={error} retry={retry} />);
  expect(screen.getByRole("button").textContent).toContain("2 s");
  advance(1500);
  expect(screen.getByRole("button").textContent).toContain("1 s");
  expect(retry).not.toHaveBeenCalled();
  advance(5000);
  expect(retry).toHaveBeenCalledTimes(1);
});

test("what the page's own code throws is shown too", () => {
  render(<Failure error={new Error("oops")} />);
  expect(screen.getByRole("alert").textContent).toContain("oops");
});

describe("what was cut off", () => {
  const cut = (code = "OFFLINE", of = {}) =>
    new ApiError(code, { message: "", extensions: { document: `query of ${code}`, ...of } });
  /** The gateway is silent for a while, long after what was before. */
  function comesBack() {
    act(() => noteReached(false));
    advance(5000);
    act(() => noteReached(true));
  }
  beforeEach(() => {
    vi.useFakeTimers();
  });

  test.each([
    ["OFFLINE", {}, 1],
    ["BROKEN_OFF", {}, 1],
    ["NO_ANSWER", { status: 502 }, 1],
    ["NO_ANSWER", { status: 403 }, 0],
    ["TIMEOUT", {}, 0],
  ])("%s %j is asked again when the gateway is back: %i time", (code, of, times) => {
    const retry = vi.fn();
    noteAnswered(`query of ${code}`);
    const { unmount } = render(<Failure error={cut(code, of)} retry={retry} />);
    expect(retry).not.toHaveBeenCalled();
    comesBack();
    expect(retry).toHaveBeenCalledTimes(times);
    // It is asked, and cut off again: what stands there is another one.
    unmount();
    render(<Failure error={cut(code, of)} retry={retry} />);
    comesBack();
    comesBack();
    expect(retry).toHaveBeenCalledTimes(times);
  });

  test("may be asked by itself again once a person has asked, or it was answered", () => {
    const retry = vi.fn();
    noteAnswered("query of OFFLINE");
    render(<Failure error={cut()} retry={retry} />);
    comesBack();
    comesBack();
    fireEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(retry).toHaveBeenCalledTimes(2);
    comesBack();
    comesBack();
    expect(retry).toHaveBeenCalledTimes(3);
    noteAnswered("query of OFFLINE");
    comesBack();
    comesBack();
    expect(retry).toHaveBeenCalledTimes(4);
  });

  test("comes back as a whole, though parts of it asked the same", () => {
    const retries = [vi.fn(), vi.fn()];
    noteAnswered("query of OFFLINE");
    render(retries.map((retry, at) => <Failure key={at} error={cut()} retry={retry} />));
    comesBack();
    expect(retries.map((retry) => retry.mock.calls.length)).toEqual([1, 1]);
  });
});
