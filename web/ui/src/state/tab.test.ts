import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openTab } from "./tab";

/** Of pages in one process. */
class Channel {
  static all = new Set<Channel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor() {
    Channel.all.add(this);
  }
  postMessage(data: unknown) {
    for (const each of Channel.all) if (each !== this) each.onmessage?.({ data });
  }
}

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers();
  vi.stubGlobal("BroadcastChannel", Channel);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Channel.all.clear();
});

/** A page, as the browser says that it was loaded. */
function page(type: string) {
  const entry = { type } as unknown as PerformanceEntry;
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([entry]);
  return openTab();
}

const leave = () => Channel.all.clear();
const wait = () => vi.advanceTimersByTimeAsync(1_000);

test("pages that follow each other in a tab are the same, however they were loaded", async () => {
  expect(page("navigate").isSame()).toBe(true);
  for (const type of ["navigate", "back_forward"]) {
    leave();
    const next = page(type);
    expect(next.isSame()).toBe(false);
    await wait();
    expect(next.isSame()).toBe(true);
  }
  leave();
  expect(page("reload").isSame()).toBe(true);
});

test.each(["navigate", "back_forward", "reload"])(
  "a copy of a tab that lives is another one (%s), and is one of its own after that",
  async (type) => {
    const first = page("navigate");
    const copy = page(type);
    await copy.known;
    await wait();
    expect([first.isSame(), copy.isSame()]).toEqual([true, false]);
    // The first one is left; the copy is loaded again.
    leave();
    const again = page("navigate");
    await wait();
    expect(again.isSame()).toBe(true);
  },
);

test("without a channel only a reload is sure", async () => {
  vi.stubGlobal("BroadcastChannel", undefined);
  expect(page("navigate").isSame()).toBe(true);
  expect(page("reload").isSame()).toBe(true);
  const next = page("navigate");
  await next.known;
  expect(next.isSame()).toBe(false);
});
