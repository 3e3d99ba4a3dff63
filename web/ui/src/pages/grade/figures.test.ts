import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queries } from "@/api/queries";
import { renewFigures } from "./figures";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("figures are read anew twice a second at most, however fast grades come, each task's own", () => {
  const asked = vi.spyOn(queries, "invalidateQueries").mockResolvedValue();
  renewFigures("other");
  for (let grade = 0; grade < 20; grade++) {
    renewFigures("one");
    vi.advanceTimersByTime(100);
  }
  const of = (task: string) =>
    asked.mock.calls.filter(([filters]) => filters?.queryKey?.[1] === task).length;
  expect(of("other")).toBe(1);
  expect(of("one")).toBeGreaterThanOrEqual(3);
  expect(of("one")).toBeLessThanOrEqual(4);
  vi.runAllTimers();
  expect(vi.getTimerCount()).toBe(0);
});
