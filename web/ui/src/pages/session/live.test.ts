import { expect, test } from "vitest";
import type { Call } from "./documents";
import { NOTHING_NEW, inOrder, loaded, merged } from "./live";

const call = (id: string, second: number, revision = 1): Call => ({
  id,
  createdAt: `2026-11-01T00:00:${String(second).padStart(2, "0")}Z`,
  revision,
  status: "FINISHED",
  model: null,
  duration: null,
  failureKind: null,
  finishReason: null,
  usage: null,
  cost: null,
});
const of = (call: Call) => ({ type: "UPDATED" as const, id: call.id, call });
const PAGE = [call("a", 1), call("c", 3)];
const has = (id: string) => PAGE.some((each) => each.id === id);
const ids = (calls: readonly Call[]) => calls.map(({ id }) => id);

test("a new call waits, and stands in order of time once it is asked for", () => {
  const live = merged(NOTHING_NEW, [of(call("d", 4)), of(call("b", 2))], has);
  expect(inOrder(PAGE, live)).toBe(PAGE);
  expect(live.waiting.size).toBe(2);
  expect(ids(inOrder(PAGE, loaded(live)))).toEqual(["a", "b", "c", "d"]);
});

test("a call that is shown becomes its last revision, in its place", () => {
  const live = merged(NOTHING_NEW, [of(call("a", 1, 3)), of(call("a", 1, 2))], has);
  expect(inOrder(PAGE, live).map(({ revision }) => revision)).toEqual([3, 1]);
  expect(live.waiting.size).toBe(0);
});

test("what was deleted is marked where it is shown, and waits no longer where it is not", () => {
  const before = merged(NOTHING_NEW, [of(call("d", 4))], has);
  const gone = ["a", "d"].map((id) => ({ type: "DELETED" as const, id, call: null }));
  const live = merged(before, gone, has);
  expect([...live.gone]).toEqual(["a"]);
  expect(live.waiting.size).toBe(0);
  expect([...merged(live, [of(call("a", 1, 2))], has).gone]).toEqual([]);
});

test("what a page has by now is not shown twice", () => {
  const live = loaded(merged(NOTHING_NEW, [of(call("b", 2))], () => false));
  expect(ids(inOrder([...PAGE, call("b", 2)], live))).toEqual(["a", "b", "c"].sort());
});
