import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Scrolled } from "./scrolled";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a box that is left while it is scrolled rests, when it is followed again too", () => {
  const scrolled = new Scrolled(20);
  const box = document.createElement("div");
  const scroll = (top: number) => {
    box.scrollTop = top;
    box.dispatchEvent(new Event("scroll"));
  };
  // What moves long after any key flows.
  vi.advanceTimersByTime(1_000);
  const leave = scrolled.follow(box);
  scroll(400);
  expect([scrolled.isMoving, scrolled.get().isFlowing]).toEqual([true, true]);

  leave();
  expect([scrolled.isMoving, scrolled.get().isFlowing]).toEqual([false, false]);
  scrolled.follow(box);
  expect(scrolled.isMoving).toBe(false);

  scroll(800);
  expect([scrolled.isMoving, scrolled.get().start]).toEqual([true, 40]);
  vi.advanceTimersByTime(1_000);
  expect([scrolled.isMoving, scrolled.get().isFlowing]).toEqual([false, false]);
});
