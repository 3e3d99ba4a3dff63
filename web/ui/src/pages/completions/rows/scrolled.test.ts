import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Scrolled, indexesOf } from "./scrolled";

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

test("what goes by is drawn a few rows a frame, so long as none that is seen is missed", () => {
  const scrolled = new Scrolled(20);
  const box = document.createElement("div");
  const leave = scrolled.follow(box);
  vi.advanceTimersByTime(1_000);
  let before = indexesOf(scrolled.get(), 5_000, -1);
  const scroll = (rows: number) => {
    box.scrollTop = rows * 20;
    box.dispatchEvent(new Event("scroll"));
    const after = indexesOf(scrolled.get(), 5_000, -1);
    const { start, end } = scrolled.get();
    expect([after.includes(start), after.includes(end - 1), after.length]).toEqual([
      true,
      true,
      before.length,
    ]);
    const came = after.filter((row) => !before.includes(row)).length;
    before = after;
    return came;
  };
  expect(box.hasAttribute("data-moving")).toBe(false);
  expect([100, 104, 112, 116, 120, 124].map(scroll).slice(1)).toEqual([4, 5, 5, 5, 5]);
  expect(box.hasAttribute("data-moving")).toBe(true);
  // Faster than that, those that are seen come first.
  expect(scroll(150)).toBeGreaterThan(5);
  scroll(140);
  vi.advanceTimersByTime(1_000);
  expect(box.hasAttribute("data-moving")).toBe(false);
  // At rest there are as many ahead as ever: it was left upwards.
  expect(scrolled.get().first).toBe(130);
  leave();
});
