import { expect, test, vi } from "vitest";
import { focusRow } from "./focusRow";

test("the next key finds the focus at a row that is there, and a row to come gets it with its frame", () => {
  const row = document.createElement("button");
  document.body.append(row);
  focusRow(() => row);
  expect(document.activeElement).toBe(row);

  row.blur();
  const frames: FrameRequestCallback[] = [];
  vi.spyOn(globalThis, "requestAnimationFrame").mockImplementation((run) => frames.push(run));
  let found: HTMLElement | null = null;
  focusRow(() => found);
  expect(document.activeElement).not.toBe(row);
  found = row;
  frames.forEach((run) => run(0));
  expect(document.activeElement).toBe(row);
  row.remove();
});
