import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { leaveKeysToCompositions } from "./composing";
import { handleKeys } from "./handler";

const heard = vi.fn();
let ends: (() => void)[] = [];

beforeEach(() => {
  heard.mockReset();
  ends = [leaveKeysToCompositions(), handleKeys()];
  document.addEventListener("keydown", heard, { capture: true });
  render(<input aria-label="Filter" onKeyDown={heard} />);
});
afterEach(() => {
  ends.forEach((end) => end());
  document.removeEventListener("keydown", heard, { capture: true });
});

test.each([
  { key: "Enter", isComposing: true, keyCode: 229 },
  { key: "Enter", isComposing: false, keyCode: 229 },
  { key: "Process", isComposing: false, keyCode: 229 },
  { key: "Escape", isComposing: true, keyCode: 27 },
])("no handler hears of a key that a composition takes: %o", (key) => {
  const isLeft = fireEvent.keyDown(screen.getByLabelText("Filter"), key);
  expect(heard).not.toHaveBeenCalled();
  // What the browser does with it, it does.
  expect(isLeft).toBe(true);
});

test("all others are heard", () => {
  fireEvent.keyDown(screen.getByLabelText("Filter"), { key: "Enter", keyCode: 13 });
  expect(heard).toHaveBeenCalledTimes(2);
});
