import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PAUSE_MILLISECONDS } from "@/commands/keys";
import { Capture } from "./Capture";

const take = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  take.mockReset();
  render(<Capture title="Next row" take={take} />);
});
afterEach(() => {
  vi.useRealTimers();
});

function press(...keys: (string | KeyboardEventInit)[]) {
  for (const key of keys) {
    const init = typeof key === "string" ? { key } : key;
    fireEvent.keyDown(screen.getByRole("button"), init);
  }
}

test("two keys after each other", () => {
  press("g", "x");
  expect(take).toHaveBeenCalledExactlyOnceWith("g x");
});

test("one key, after a pause", () => {
  press({ key: "J", shiftKey: true });
  expect(take).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(PAUSE_MILLISECONDS));
  expect(take).toHaveBeenCalledExactlyOnceWith("Shift j");
});

test.each([
  ["Escape", null],
  ["Backspace", ""],
])("%s", (key, taken) => {
  press(key);
  expect(take).toHaveBeenCalledExactlyOnceWith(taken);
});

test("Tab leads away, and its window hears of no key", () => {
  const heard = vi.fn();
  addEventListener("keydown", heard);
  press("j", "Shift");
  expect(heard).not.toHaveBeenCalled();
  press("Tab");
  expect(heard).toHaveBeenCalledTimes(1);
  removeEventListener("keydown", heard);
});
