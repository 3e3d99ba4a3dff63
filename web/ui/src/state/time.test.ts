import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldTime, instantOf, isSkipped, relativeTime, shownTime, zoneName } from "./time";

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

const zones = fc.constantFrom(
  "utc",
  "local",
  "Asia/Tokyo",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "Pacific/Apia",
);

test("what a field of any zone shows is the moment that it was made of", () => {
  const moments = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2099, 11) }).map(whole);
  fc.assert(
    fc.property(moments, zones, (at, zone) => {
      const text = fieldTime(at, zone);
      const read = instantOf(text, zone);
      // Of an hour that comes twice it is the first.
      expect(fieldTime(read, zone)).toBe(text);
      expect(isSkipped(text, zone)).toBe(false);
      expect(read === at || (read ?? at) < at).toBe(true);
      expect(at - (read ?? 0)).toBeLessThanOrEqual(3_600_000);
    }),
  );
});

test.each([
  ["2026-03-08T02:30", "America/New_York", true],
  ["2026-03-08T02:59:59", "America/New_York", true],
  ["2026-03-08T03:00", "America/New_York", false],
  ["2026-03-08T01:59:59", "America/New_York", false],
  ["2026-11-01T01:30", "America/New_York", false],
  ["2026-10-04T02:15", "Australia/Lord_Howe", true],
  ["2026-10-04T02:45", "Australia/Lord_Howe", false],
  ["2011-12-30T12:00", "Pacific/Apia", true],
  ["2026-03-08T02:30", "utc", false],
  ["", "America/New_York", false],
])("whether %s is left out in %s: %s", (text, zone, skipped) => {
  expect(isSkipped(text, zone)).toBe(skipped);
});

test("an hour that a zone leaves out is an hour later, and what is no time is none", () => {
  const read = instantOf("2026-03-29T02:30:00", "Europe/Berlin");
  expect(new Date(read ?? 0).toISOString()).toBe("2026-03-29T01:30:00.000Z");
  expect(instantOf("", "Asia/Tokyo")).toBeNull();
  expect(instantOf("soon", "Asia/Tokyo")).toBeNull();
  expect(shownTime(AT, "Asia/Tokyo")).toBe("2026-11-27 18:30:05");
});

function whole(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
test("a time of this place, as long ago as years have four digits", () => {
  const local = new Date(2026, 0, 2, 3, 4, 5);
  expect(shownTime(local.toISOString(), "local")).toBe("2026-01-02 03:04:05");
  expect(shownTime("0099-01-02T03:04:05Z", "utc")).toBe("0099-01-02 03:04:05");
});
