/**
 * Keys of commands: `?`, `Shift j`, `Mod k` (Ctrl, or Command on a Mac), `g c` (one after the other).
 */

/** How long the second key of two may take. */
export const PAUSE_MILLISECONDS = 1500;

const MODIFIERS = ["Mod", "Shift"] as const;

/** The strokes of a key, each as `strokeOf` writes it. */
export function strokesOf(key: string): string[] {
  const strokes: string[] = [];
  let held = "";
  for (const part of key.split(" ")) {
    if (MODIFIERS.some((each) => each === part)) held += `${part} `;
    else {
      strokes.push(held + part);
      held = "";
    }
  }
  return strokes;
}

/** What was pressed; null for a modifier alone, and for what belongs to the browser. */
export function strokeOf(event: KeyboardEvent): string | null {
  const { key } = event;
  if (event.isComposing || ["Shift", "Control", "Alt", "Meta", "Dead"].includes(key)) return null;
  const mod = event.ctrlKey || event.metaKey;
  // With AltGr, where `[` and `{` are on many keyboards, Ctrl and Alt are both held.
  if (event.altKey && !mod) return null;
  const isLetter = /^\p{L}$/u.test(key);
  const shift = event.shiftKey && (isLetter || key.length > 1);
  const isAltGr = event.altKey && mod;
  return `${mod && !isAltGr ? "Mod " : ""}${shift ? "Shift " : ""}${isLetter ? key.toLowerCase() : key}`;
}

/** Whether it acts within a text field too: only what is held with Ctrl or Command. */
export function isHeld(stroke: string): boolean {
  return stroke.startsWith("Mod ");
}

/** Whether it does anything, as the settings have it. */
export function isAlive(key: string, letters: "on" | "off"): boolean {
  return letters === "on" || isHeld(strokesOf(key)[0] ?? "");
}

/** Whether typing goes into the element. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  const quiet = ["button", "checkbox", "radio", "range", "submit", "reset"];
  return target instanceof HTMLInputElement && !quiet.includes(target.type);
}

/** `Ctrl K`, as people read it. */
export function shownKey(
  key: string,
  isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent),
): string[] {
  return key.split(" ").map((part) => (part === "Mod" ? (isMac ? "⌘" : "Ctrl") : part));
}
