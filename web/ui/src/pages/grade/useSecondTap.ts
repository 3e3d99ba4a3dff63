/** A key that chatters, or is tapped twice, does nothing to a call that nobody can have seen yet. */
import { useEffect, useRef } from "react";
import { announce } from "@/frame/announce";

/** Whoever has seen something needs longer to press a key for it. */
const UNSEEN_MILLISECONDS = 200;
const MODIFIERS = new Set(["Alt", "Control", "Meta", "Shift"]);

/** @param shown What is in hand: the same key again is passed over where the first has changed that. */
export function useSecondTap(shown: string) {
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  }, [shown]);
  useEffect(() => {
    let last = { key: "", at: -Infinity, shown: "" };
    const onKey = (event: KeyboardEvent) => {
      const { key, repeat, timeStamp: at } = event;
      if (repeat || MODIFIERS.has(key)) return;
      const isSecond = key === last.key && at - last.at < UNSEEN_MILLISECONDS;
      if (isSecond && last.shown !== latest.current) {
        event.preventDefault();
        event.stopImmediatePropagation();
        announce("Pressed twice: that was for the call before, and nothing was done to this one.");
      } else last = { key, at, shown: latest.current };
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
