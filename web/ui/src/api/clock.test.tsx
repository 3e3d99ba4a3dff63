import { act, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ClockBar } from "@/states/bars";
import { noteClock } from "./clock";

const NOW = Date.parse("2026-11-27T12:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is said after an answer with this Date, which was asked for so long ago. */
function said(date: string | null, took = 0): string {
  const { container, unmount } = render(<ClockBar />);
  const headers: HeadersInit = date === null ? {} : { Date: date };
  act(() => noteClock(new Response("", { headers }), NOW - took));
  const text = container.textContent;
  unmount();
  return text;
}

test("a browser whose clock is days fast or slow is told, with what follows from it", () => {
  expect(said("2026-11-25T12:00:00Z")).toContain("2 d ahead");
  expect(said("2026-11-25T12:00:00Z")).toContain("“Last 24 hours”");
  expect(said("2026-11-27T13:00:00Z")).toContain("behind");
  // Nothing is known by an answer that does not say, and a clock that was set right is right.
  expect(said(null)).toContain("behind");
  expect(said("2026-11-27T12:00:00Z")).toBe("");
});

test("clocks that differ by a minute, and an answer that took long, are nothing", () => {
  expect(said("2026-11-27T11:59:00Z")).toBe("");
  expect(said("2026-11-27T12:01:59Z")).toBe("");
  expect(said("2026-11-27T11:50:00Z", 15 * 60_000)).toBe("");
  expect(said("no date")).toBe("");
});
