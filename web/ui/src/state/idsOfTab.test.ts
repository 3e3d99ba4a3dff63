import { afterEach, expect, test, vi } from "vitest";
import { idsOfTab } from "./idsOfTab";
import type { Tab } from "./tab";

afterEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
});

const SAME: Tab = { isSame: () => true, known: Promise.resolve() };

/** A page that does not know yet whose tab it is, and what tells it. */
function unknown() {
  let isSame = false;
  let tell: () => void = vi.fn();
  const known = new Promise<void>((resolve) => (tell = resolve));
  const ids = idsOfTab("ids", { isSame: () => isSame, known });
  return {
    ...ids,
    settle: async (same: boolean) => {
      isSame = same;
      tell();
      await ids.known;
    },
  };
}

test("the next page of a tab knows what the one before has used", async () => {
  const first = idsOfTab("ids", SAME);
  first.note("a");
  first.note("a");
  first.note("b c");
  expect(sessionStorage.getItem("ids")).toBe('["a","b c"]');
  const again = idsOfTab("ids", SAME);
  expect([again.has("a"), again.has("b c"), again.has("c"), again.has("")]).toEqual([
    ...[true, true, false, false],
  ]);
  const next = unknown();
  expect(next.has("a")).toBe(false);
  await next.settle(true);
  expect(next.has("a")).toBe(true);
});

test("a copy has used only what it has used itself", async () => {
  idsOfTab("ids", SAME).note("a");
  const copy = unknown();
  copy.note("b");
  expect([copy.has("a"), copy.has("b"), copy.isKnown()]).toEqual([false, true, false]);
  await copy.settle(false);
  copy.note("c");
  expect([copy.has("a"), copy.has("b"), copy.has("c")]).toEqual([false, true, true]);
  expect(sessionStorage.getItem("ids")).toBe('["b","c"]');
});

test.each(["a b", "{}", "[1]"])("what is no list of ids is none (%s)", (text) => {
  sessionStorage.setItem("ids", text);
  const { note, has } = idsOfTab("ids", SAME);
  note("a");
  expect([has("a"), has("1")]).toEqual([true, false]);
});

test("the oldest are forgotten", () => {
  const { note, has } = idsOfTab("ids", SAME);
  for (let id = 0; id < 150; id += 1) note(`${id}`);
  expect([has("0"), has("49"), has("50"), has("149")]).toEqual([false, false, true, true]);
});
