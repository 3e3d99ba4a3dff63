import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ApiError } from "@/api/errors";
import { Failure } from "./Failure";

function advance(milliseconds: number) {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
}

afterEach(() => {
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
