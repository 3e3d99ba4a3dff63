import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteReached, useOnReached, useProbe } from "./reachable";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  noteReached(true);
});

test("a gateway that is silent is asked until it answers, and what failed is asked again then", async () => {
  let isBack = false;
  const ask = vi.fn(() => {
    noteReached(isBack);
    return isBack ? Promise.resolve() : Promise.reject(new Error("away"));
  });
  const retry = vi.fn();
  renderHook(() => {
    useProbe(ask);
    useOnReached(retry);
  });
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(ask).not.toHaveBeenCalled();

  act(() => noteReached(false));
  await act(() => vi.advanceTimersByTimeAsync(11_000));
  expect([ask.mock.calls.length, retry.mock.calls.length]).toEqual([2, 0]);
  isBack = true;
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect([ask.mock.calls.length, retry.mock.calls.length]).toEqual([3, 1]);
});
