import { afterEach, expect, test, vi } from "vitest";
import { idsOfTab } from "./idsOfTab";

afterEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
});

/** A page of the tab, as the browser says that it was loaded. */
function page(type: string) {
  const entry = { type } as unknown as PerformanceEntry;
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([entry]);
  return idsOfTab("ids");
}

test("a page that is loaded again knows what it has used, one that was duplicated has used nothing", () => {
  const first = page("navigate");
  first.note("a");
  first.note("a");
  first.note("b c");
  expect(sessionStorage.getItem("ids")).toBe('["a","b c"]');
  const again = page("reload");
  expect([again.has("a"), again.has("b c"), again.has("c"), again.has("")]).toEqual([
    ...[true, true, false, false],
  ]);
  const copy = page("back_forward");
  expect([copy.has("a"), copy.has("b c")]).toEqual([false, false]);
});

test.each(["a b", "{}", "[1]"])("what is no list of ids is none (%s)", (text) => {
  sessionStorage.setItem("ids", text);
  const { note, has } = page("reload");
  note("a");
  expect([has("a"), has("1")]).toEqual([true, false]);
});

test("the oldest are forgotten", () => {
  const { note, has } = page("navigate");
  for (let id = 0; id < 150; id += 1) note(`${id}`);
  expect([has("0"), has("49"), has("50"), has("149")]).toEqual([false, false, true, true]);
});
