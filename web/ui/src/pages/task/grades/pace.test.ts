import { expect, test } from "vitest";
import { paceWords } from "./pace";

const NOW = { left: 47, lastHour: 8, lastDay: 17 };

test.each([
  [NOW, 1, "At the pace of the last hour what is left takes about 6 hours."],
  // Each of them lacks one grade at the least, and perhaps both.
  [NOW, 2, "At the pace of the last hour what is left takes at least about 6 hours."],
  [{ ...NOW, lastHour: 0 }, 1, "At the pace of the last 24 hours what is left takes about 3 days."],
  [{ ...NOW, lastHour: 0, lastDay: 0 }, 1, "Nobody grades now."],
  [{ ...NOW, left: 0 }, 2, "Nothing is left."],
] as const)("%j with %s a call", (of, perCall, words) => {
  expect(paceWords(of, perCall)).toBe(words);
});
