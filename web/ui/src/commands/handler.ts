/** From keys to commands. */
import { letterKeys } from "@/state/preferences";
import { type Command, allCommands } from "./commands";
import { PAUSE_MILLISECONDS, isAlive, isHeld, isTyping, strokeOf, strokesOf } from "./keys";

/** Listen on the window; returns what ends it. */
export function handleKeys(): () => void {
  let before: { stroke: string; at: number } | undefined;

  const onKey = (event: KeyboardEvent) => {
    const stroke = event.defaultPrevented ? null : strokeOf(event);
    if (stroke === null) return;
    if (!isHeld(stroke) && (isTyping(event.target) || isInOverlay(event.target))) return;
    if (stroke === "Enter" && isPressed(event.target)) return;
    const first = before && event.timeStamp - before.at < PAUSE_MILLISECONDS ? before.stroke : null;
    before = undefined;
    const two = first === null ? undefined : find([first, stroke]);
    const found = two ?? find([stroke]);
    if (found) {
      event.preventDefault();
      if (!found.unavailable && (found.repeats || !event.repeat)) found.run();
    } else if (
      allCommands().some((each) => keysOf(each).some((key) => key[0] === stroke && key[1]))
    ) {
      before = { stroke, at: event.timeStamp };
    }
  };
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
}

function find(strokes: string[]): Command | undefined {
  return allCommands().findLast((each) => keysOf(each).some((key) => same(key, strokes)));
}

function keysOf(command: Command): string[][] {
  const letters = letterKeys.get();
  return (command.keys ?? []).filter((key) => isAlive(key, letters)).map(strokesOf);
}

function same(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/** What Enter is for. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, input, summary") !== null;
}

/** In a menu, a list or a dialog letters look for what begins with them. */
function isInOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("[role=dialog], [role=menu], [role=listbox]") !== null
  );
}
