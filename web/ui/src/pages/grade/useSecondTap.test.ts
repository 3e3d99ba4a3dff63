import { renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { useSecondTap } from "./useSecondTap";

const seen = vi.fn();
addEventListener("keydown", seen);
afterEach(() => {
  seen.mockClear();
});

function press(key: string, at: number) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  Object.defineProperty(event, "timeStamp", { value: at });
  document.body.dispatchEvent(event);
}

test("the same key at once is not for the call that the first one brought", () => {
  const { rerender } = renderHook(useSecondTap, { initialProps: "one" });
  press("1", 1_000);
  rerender("two");
  press("1", 1_090);
  expect(seen).toHaveBeenCalledTimes(1);
  // Once the call can have been seen.
  press("1", 1_300);
  expect(seen).toHaveBeenCalledTimes(2);
});

test.each([
  ["where the call is the same", "one", ["j", "j"]],
  ["after another key", "two", ["1", "2", "1"]],
  ["with another modifier", "one", ["Enter", "Control", "Enter"]],
] as const)("no key is passed over %s", (_, next, keys) => {
  const { rerender } = renderHook(useSecondTap, { initialProps: "one" });
  keys.forEach((key, index) => {
    press(key, 1_000 + 10 * index);
    rerender(next);
  });
  expect(seen).toHaveBeenCalledTimes(keys.length);
});
