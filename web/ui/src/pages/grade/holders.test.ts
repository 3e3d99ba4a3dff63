import { expect, test } from "vitest";
import { freeAgain, holdersOf } from "./holders";

const NOW = Date.parse("2026-11-27T14:00:00Z");
const grader = (name: string, leased: number, minutes: number) => ({
  ...{ grader: name, tokenName: null, leased, graded: 0 },
  leasedUntil: leased > 0 ? new Date(NOW + minutes * 60_000).toISOString() : null,
});

test("who holds something is named, those first who are done first, and never the one who asks", () => {
  const all = [
    grader("ann", 2, 9),
    { ...grader("token:t", 3, 8), tokenName: "Tom" },
    grader("token:me", 4, 1),
    grader("done", 0, 0),
    grader("token:abcdefghij", 1, 7),
  ];
  expect(holdersOf(all, "me").map(({ name }) => name)).toEqual(["token …efghij", "Tom", "ann"]);
});

test.each([
  [9, "unless that is renewed"],
  [5, "not renewed for a while: the page may be gone. Free again in about 5 min"],
  [0.5, "not renewed for a while: the page may be gone. Free again in about 1 min"],
  [0, "free again any moment, unless it was renewed"],
])("with %d minutes left it says no more than is known", (minutes, words) => {
  expect(freeAgain({ until: NOW + minutes * 60_000 }, NOW)).toBe(words);
});
