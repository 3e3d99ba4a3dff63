import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { callsChanged, changingHere, retagRows, useIsChangingHere } from "./changedHere";
import { queries } from "./queries";

afterEach(() => queries.clear());

test("a change from here is no news until what shows it is read anew", async () => {
  const { result } = renderHook(() => useIsChangingHere("c"));
  let answer: () => void = () => undefined;
  const changed = changingHere(["c"], () => new Promise<void>((resolve) => (answer = resolve)));
  await act(() => Promise.resolve());
  expect(result.current).toBe(true);
  await act(async () => {
    answer();
    await changed;
  });
  expect(result.current).toBe(false);
});

test("one that fails leaves what was read, and is no longer on its way", async () => {
  queries.setQueryData(["completion", "c", "head"], "read");
  const { result } = renderHook(() => useIsChangingHere("c"));
  await act(() =>
    changingHere(["c"], () => Promise.reject(new Error("no"))).catch(() => undefined),
  );
  expect(result.current).toBe(false);
  expect(queries.getQueryData(["completion", "c", "head"])).toBe("read");
});

test("what nobody looks at is read anew when it is opened, and that of other calls stays", async () => {
  for (const id of ["c", "d"]) queries.setQueryData(["completion", id, "feedback"], "read");
  await callsChanged(["c"]);
  expect(queries.getQueryData(["completion", "c", "feedback"])).toBeUndefined();
  expect(queries.getQueryData(["completion", "d", "feedback"])).toBe("read");
  await callsChanged();
  expect(queries.getQueryData(["completion", "d", "feedback"])).toBeUndefined();
});

test("rows of every list have the new tags, and stay where they are", () => {
  const row = (id: string) => ({ id, tags: ["old"], model: "m" });
  const with_ = { pages: [{ nodes: [row("a"), row("b")] }, { nodes: [row("c")] }], pageParams: [] };
  const without = { pages: [{ nodes: [row("a")] }], pageParams: [] };
  queries.setQueryData(["completions", {}], with_);
  queries.setQueryData(["completions", { f: 1 }], without);
  retagRows(({ id, tags }) => (id === "c" ? [...tags, "new"] : undefined));
  expect(queries.getQueryData(["completions", {}])).toEqual({
    pages: [{ nodes: [row("a"), row("b")] }, { nodes: [{ ...row("c"), tags: ["old", "new"] }] }],
    pageParams: [],
  });
  expect(queries.getQueryData(["completions", { f: 1 }])).toBe(without);
});
