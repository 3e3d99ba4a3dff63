import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useSteadyRows } from "./useSteadyRows";

test("the first row in sight stays so, there and back", () => {
  vi.useFakeTimers({ toFake: ["requestAnimationFrame", "cancelAnimationFrame"] });
  const box = { current: document.createElement("div") };
  const measure = vi.fn();
  const { rerender } = renderHook(({ size }) => useSteadyRows(box, size, measure), {
    initialProps: { size: 32 },
  });
  box.current.scrollTop = 32 * 70 + 5;
  rerender({ size: 65 });
  vi.advanceTimersToNextFrame();
  expect(box.current.scrollTop).toBe(65 * 70);
  rerender({ size: 32 });
  vi.advanceTimersToNextFrame();
  expect(box.current.scrollTop).toBe(32 * 70);
  expect(measure).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});
