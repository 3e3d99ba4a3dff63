import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ApiError, asApiError } from "@/api/errors";
import type { Follower } from "@/api/socket";
import type { Asked } from "../rows/list";
import { type Filled, fillGap } from "./changes";
import { useLive } from "./useLive";

const { followed } = vi.hoisted(() => ({ followed: [] as Follower<unknown>[] }));

vi.mock("@/api/socket", () => ({
  follow: (_: unknown, __: unknown, ___: unknown, follower: Follower<unknown>) => {
    followed.push(follower);
    return () => undefined;
  },
}));
vi.mock("./changes", () => ({ CHANGED: "", fillGap: vi.fn() }));

const asked = { wanted: { paths: [] }, orderBy: [], filter: undefined } as unknown as Asked;
const reload = vi.fn();

function listening() {
  const known = { current: { has: () => false, reaches: () => true } };
  const options = { asked, isOn: true, known, mayFlow: () => false, seen: () => [], reload };
  return renderHook(({ cursor }) => useLive({ ...options, cursor }), {
    initialProps: { cursor: "a" },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  reload.mockClear();
});

test("where too much was missed the list is read anew; who cancels that is told that no more comes", async () => {
  vi.mocked(fillGap).mockResolvedValue(null);
  const { result, rerender } = listening();
  const follower = followed.at(-1);
  let thrown: ApiError | undefined;
  await act(async () => {
    void follower?.missed()?.catch((error: unknown) => (thrown = asApiError(error)));
    await vi.advanceTimersByTimeAsync(0);
  });
  expect(reload).toHaveBeenCalledTimes(1);
  expect([result.current.gap, result.current.ended]).toEqual([null, null]);

  await act(() => vi.advanceTimersByTimeAsync(2000));
  expect(thrown).toMatchObject({ code: "MISSED" });
  act(() => {
    if (thrown) follower?.failed?.(thrown);
  });
  expect(result.current.ended?.message).toContain("Too much has changed");
  // It can be begun again, and a list that was read after all has its own.
  const before = followed.length;
  act(() => result.current.again());
  expect(followed).toHaveLength(before + 1);
  expect(result.current.ended).toBeNull();
  act(() => {
    if (thrown) followed.at(-1)?.failed?.(thrown);
  });
  rerender({ cursor: "b" });
  expect(result.current.ended).toBeNull();
});

test("what was missed and can be told is read, and it goes on behind it", async () => {
  let fill: (filled: Filled) => void = () => undefined;
  vi.mocked(fillGap).mockReturnValue(new Promise((resolve) => (fill = resolve)));
  const { result } = listening();
  let cursor: string | null | undefined;
  await act(async () => {
    void followed
      .at(-1)
      ?.missed()
      ?.then((found) => (cursor = found));
    await Promise.resolve();
  });
  expect(result.current.gap).not.toBeNull();
  await act(async () => {
    fill({ changes: [], cursor: "read" });
    await vi.advanceTimersByTimeAsync(0);
  });
  expect([cursor, result.current.gap]).toEqual(["read", null]);
  expect(reload).not.toHaveBeenCalled();
});
