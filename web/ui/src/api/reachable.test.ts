import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  noteDoubt,
  noteReached,
  pauseUntilReached,
  useOnReached,
  useProbe,
  useReach,
} from "./reachable";

beforeEach(() => {
  vi.useFakeTimers();
  noteReached(true);
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

test("one that answers nothing holds one connection, not for long, and is said to be silent", async () => {
  let underWay = 0;
  let most = 0;
  const ask = (signal: AbortSignal) => {
    most = Math.max(most, ++underWay);
    return new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        underWay -= 1;
        reject(signal.reason as Error);
      });
    });
  };
  const { result } = renderHook(() => {
    useProbe(ask);
    return useReach();
  });
  act(noteDoubt);
  await act(() => vi.advanceTimersByTimeAsync(9_000));
  expect([result.current, underWay]).toEqual(["reached", 1]);
  await act(() => vi.advanceTimersByTimeAsync(1_500));
  expect([result.current, underWay]).toEqual(["silent", 0]);
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(underWay).toBe(1);
  // Another request is answered, and the next is not, while it is under way.
  act(() => noteReached(true));
  act(() => noteReached(false));
  await act(() => vi.advanceTimersByTimeAsync(120_000));
  expect(most).toBe(1);
});

test("what is doubted is asked at once, and nothing is said where it answers", async () => {
  const ask = vi.fn(() => {
    noteReached(true);
    return Promise.resolve();
  });
  const said = new Set<string>();
  renderHook(() => {
    useProbe(ask);
    said.add(useReach());
  });
  for (const asked of [1, 2]) {
    act(noteDoubt);
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(ask).toHaveBeenCalledTimes(asked);
    await act(() => vi.advanceTimersByTimeAsync(60_000));
  }
  expect([ask.mock.calls.length, [...said]]).toEqual([2, ["reached"]]);
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
