import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { JsonText } from "@/api/jsonText";
import { forgetDrafts } from "@/state/drafts";
import { EVERYTHING } from "@/state/selector";
import { createInput, merged, updateInput, useEditing, whyNot } from "./draft";
import { TEMPLATES, isOneOfThem, textOf } from "./templates";

const BASE = {
  name: "One",
  instruction: "",
  schemaText: '{"b": 1.0}',
  gradesPerCompletion: "1",
  selector: EVERYTHING,
};

test("what is typed outlives the page, until it is as before or the token ends", () => {
  const first = renderHook(() => useEditing("task:x", BASE, 3));
  act(() => first.result.current.set({ name: "Two" }));
  const second = renderHook(() => useEditing("task:x", { ...BASE, name: "Theirs" }, 4));
  expect(second.result.current.draft.name).toBe("Two");
  expect(second.result.current.version).toBe(3);
  act(() => first.result.current.set({ name: "One" }));
  expect(localStorage.length).toBe(0);
  act(() => first.result.current.set({ name: "Three" }));
  forgetDrafts("browser");
  expect(localStorage.length).toBe(0);
});

test("storage that says anything else is passed over", () => {
  localStorage.setItem("log10-gateway:draft:task:x", '{"draft": {"name": 1}, "version": "x"}');
  const { result } = renderHook(() => useEditing("task:x", BASE, 3));
  expect(result.current.draft).toEqual(BASE);
});

test("only what was changed is sent, for the version that was looked at", () => {
  const draft = { ...BASE, schemaText: '{"b": 2.0}' };
  expect(updateInput("x", { draft, base: BASE, version: 3 })).toEqual({
    id: "x",
    expectedVersion: 3,
    jsonSchema: new JsonText('{"b": 2.0}'),
  });
});

test("what somebody else changed meanwhile stays where nothing was typed", () => {
  const now = { ...BASE, name: "Theirs", instruction: "Theirs" };
  const draft = { ...BASE, instruction: "Mine" };
  expect(merged(draft, BASE, now)).toEqual({ ...now, instruction: "Mine" });
});

test("what cannot be sent says why", () => {
  expect(whyNot(BASE)).toBeNull();
  expect(whyNot({ ...BASE, name: " " })).toContain("name");
  expect(whyNot({ ...BASE, schemaText: "{" })).toContain("JSON");
  expect(whyNot({ ...BASE, gradesPerCompletion: "1.5" })).toContain("1 to 50");
  expect(createInput(BASE).jsonSchema).toEqual(new JsonText('{"b": 1.0}'));
});

test("a template takes the place of another, and of nothing that was written", () => {
  for (const each of TEMPLATES) expect(isOneOfThem(textOf(each))).toBe(true);
  expect(isOneOfThem('{"mine": true}')).toBe(false);
});
