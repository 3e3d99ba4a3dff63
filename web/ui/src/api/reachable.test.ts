import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteReached, pauseUntilReached, useOnReached, useProbe } from "./reachable";

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

test("a pause ends when the gateway answers again, and else after its time", async () => {
  const ended = vi.fn();
  void pauseUntilReached(30_000).then(ended);
  // It is found to be silent, by another request, while this one waits already.
  noteReached(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ended).not.toHaveBeenCalled();
  noteReached(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toHaveBeenCalledTimes(1);

  void pauseUntilReached(30_000).then(ended);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(ended).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledTimes(2);
});
