import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, expect, type Mock, test, vi } from "vitest";
import { changedKeys, letterKeys } from "@/state/preferences";
import { addCommands, changeKeys } from "./commands";
import { handleKeys } from "./handler";

const ends: (() => void)[] = [];

beforeEach(() => {
  ends.push(handleKeys());
});
afterEach(() => {
  ends.splice(0).forEach((end) => end());
  document.body.replaceChildren();
});

function command(key: string, unavailable: string | null = null, id = key) {
  const run = vi.fn();
  ends.push(addCommands([{ id, title: key, group: "Test", keys: [key], unavailable, run }]));
  return run;
}

const counts = (...runs: Mock[]) => runs.map((run) => run.mock.calls.length);

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body) {
  return fireEvent.keyDown(target, { key, ...init });
}

function field(): Element {
  const input = document.createElement("input");
  document.body.append(input);
  return input;
}

test("a letter, two letters, and what is held", () => {
  const [one, two, held] = [command("j"), command("g c"), command("Mod k")];
  press("j");
  press("g");
  press("c");
  press("k", { ctrlKey: true });
  press("k", { metaKey: true });
  expect([one, two, held].map((run) => run.mock.calls.length)).toEqual([1, 1, 2]);
});

test("a letter within a text field is typed; what is held acts there too", () => {
  const [letter, held] = [command("j"), command("Mod k")];
  press("j", {}, field());
  press("k", { ctrlKey: true }, field());
  expect([letter, held].map((run) => run.mock.calls.length)).toEqual([0, 1]);
});

test("letters can be switched off", () => {
  const letter = command("j");
  letterKeys.set("off");
  press("j");
  expect(letter).not.toHaveBeenCalled();
});

test("a shifted sign is itself, a shifted letter is not the letter", () => {
  const [help, small, large] = [command("?"), command("j"), command("Shift j")];
  press("?", { shiftKey: true });
  press("J", { shiftKey: true });
  expect([help, small, large].map((run) => run.mock.calls.length)).toEqual([1, 0, 1]);
});

test("a page's command takes the place of the frame's", () => {
  const [frame, page] = [command("o", null, "open"), command("o", null, "open")];
  press("o");
  expect([frame, page].map((run) => run.mock.calls.length)).toEqual([0, 1]);
});

test("a key that is held moves on, and acts once", () => {
  const [move, act, send] = [vi.fn(), command("x"), command("Mod Enter")];
  ends.push(
    addCommands([{ id: "j", title: "j", group: "Test", keys: ["j"], repeats: true, run: move }]),
  );
  for (const repeat of [false, true, true]) {
    press("j", { repeat });
    press("x", { repeat });
    // What is held is none of the browser's either.
    expect(press("Enter", { ctrlKey: true, repeat })).toBe(false);
  }
  expect(counts(move, act, send)).toEqual([3, 1, 1]);
});

test("what is unavailable does nothing", () => {
  const run = command("d", "needs ADMIN");
  press("d");
  expect(run).not.toHaveBeenCalled();
});

test("a command's keys can be changed, taken away and given back", () => {
  const run = command("j");
  changeKeys("j", ["Shift n", "g j"]);
  for (const key of ["j", "g", "j"]) press(key);
  press("N", { shiftKey: true });
  expect(run).toHaveBeenCalledTimes(2);
  changeKeys("j", []);
  press("j");
  expect(run).toHaveBeenCalledTimes(2);
  changeKeys("j");
  press("j");
  expect(run).toHaveBeenCalledTimes(3);
  expect(localStorage.length).toBe(0);
});

test("keys that are stored as no keys are passed over", () => {
  for (const text of ["null", "7", "{", '{"a":1,"b":[2],"c":["x"]}']) {
    localStorage.setItem("log10-gateway:ui:keys", text);
    expect(Object.keys(changedKeys.get()).filter((each) => each !== "c")).toEqual([]);
  }
  expect(changedKeys.get()).toEqual({ c: ["x"] });
});
