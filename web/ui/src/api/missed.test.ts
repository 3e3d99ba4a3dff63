import { expect, test, vi } from "vitest";
import { readAnew } from "./missed";

test("a list that has not come by then is told, be it that somebody has cancelled it", async () => {
  vi.useFakeTimers();
  const reload = vi.fn();
  const asked = readAnew(reload);
  const failed = expect(asked).rejects.toMatchObject({ code: "MISSED" });
  expect(reload).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2000);
  await failed;
  vi.useRealTimers();
});
