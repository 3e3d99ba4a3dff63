import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiError } from "@/api/errors";
import { type Job, readRows, useExport } from "./useExport";

const page = (...nodes: number[]) => ({
  nodes,
  pageInfo: { endCursor: String(nodes.at(-1)), hasNextPage: true },
});

/** Reads one page, and what `then` makes of the next. */
function job(then: (signal: AbortSignal) => Promise<ReturnType<typeof page>>) {
  const rows: number[] = [];
  const files: number[][] = [];
  const ask = (after: string | null, signal: AbortSignal) =>
    after === null ? Promise.resolve(page(1, 2, 3)) : then(signal);
  const take = (more: readonly number[]) => void rows.push(...more);
  const made: Job = {
    read: (told) => readRows({ ask, pageRows: 3, take }, told),
    save: () => files.push([...rows]),
  };
  return { made, files };
}

test("what is cancelled keeps what was read, and saves it once it is asked to", async () => {
  const { result } = renderHook(() => useExport());
  const { made, files } = job(
    (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(Error()))),
  );
  act(() => result.current.begin(made));
  await waitFor(() => expect(result.current.read?.count).toBe(3));
  act(() => result.current.cancel());
  await waitFor(() => expect(result.current.ended).toMatchObject({ how: "cancelled", count: 3 }));
  expect([result.current.read, result.current.error, files]).toEqual([null, null, []]);

  act(() => result.current.ended?.save?.());
  expect(files).toEqual([[1, 2, 3]]);
  expect(result.current.ended).toMatchObject({ how: "saved", count: 3, save: null });
});

test("what fails says why, and keeps what was read", async () => {
  const { result } = renderHook(() => useExport());
  const { made } = job(() => Promise.reject(new ApiError("FORBIDDEN", { message: "No." })));
  act(() => result.current.begin(made));
  await waitFor(() => expect(result.current.ended).toMatchObject({ how: "failed", count: 3 }));
  expect(result.current.error).toMatchObject({ code: "FORBIDDEN" });
  expect(result.current.ended?.save).not.toBeNull();
});

test("what was never read has nothing to save", async () => {
  const { result } = renderHook(() => useExport());
  act(() =>
    result.current.begin({
      read: ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(Error()))),
      save: vi.fn(),
    }),
  );
  act(() => result.current.cancel());
  await waitFor(() => expect(result.current.ended).toMatchObject({ count: 0, save: null }));
});

test("it says that it waits, and of no network until there is an answer", async () => {
  vi.useFakeTimers();
  try {
    const { result } = renderHook(() => useExport());
    const codes = ["RATE_LIMITED", ...Array<string>(9).fill("OFFLINE")];
    const { made, files } = job(() => {
      const code = codes.shift();
      if (code) return Promise.reject(new ApiError(code, { message: code }));
      return Promise.resolve({ ...page(4), pageInfo: { endCursor: "4", hasNextPage: false } });
    });
    act(() => result.current.begin(made));
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    expect(result.current.wait).toEqual({ code: "RATE_LIMITED", seconds: 2 });
    await act(() => vi.advanceTimersByTimeAsync(12_000));
    expect(result.current.wait?.code).toBe("OFFLINE");
    await act(() => vi.advanceTimersByTimeAsync(20_000));
    expect(result.current).toMatchObject({ wait: null, ended: { how: "saved", count: 4 } });
    expect(files).toEqual([[1, 2, 3, 4]]);
  } finally {
    vi.useRealTimers();
  }
});
