import { expect, test } from "vitest";
import { relativeTime, shownTime, zoneName } from "./time";

const AT = "2026-11-27T09:30:05.123Z";

test("a time in UTC", () => {
  expect(shownTime(AT, "utc")).toBe("2026-11-27 09:30:05");
  expect(zoneName("utc")).toBe("UTC");
});

test("what is no time is shown as it is", () => {
  expect(shownTime("soon", "utc")).toBe("soon");
  expect(relativeTime("soon", 0)).toBe("soon");
});

test.each([
  [20, "20 seconds ago"],
  [3 * 3600 + 59 * 60, "3 hours ago"],
  [86_400, "yesterday"],
])("%i seconds later", (seconds, words) => {
  expect(relativeTime(AT, new Date(AT).getTime() + seconds * 1000)).toBe(words);
});
