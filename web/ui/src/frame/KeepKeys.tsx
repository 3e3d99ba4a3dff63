/** While one of the frame's dialogs comes, what is typed is for it: the page below gets none of it. */
import { useLayoutEffect } from "react";
import { overlay } from "./overlay";

export function KeepKeys() {
  useLayoutEffect(() => {
    addEventListener("keydown", keep, { capture: true });
    return () => removeEventListener("keydown", keep, { capture: true });
  }, []);
  return null;
}

function keep(event: KeyboardEvent) {
  const { target, key } = event;
  if (target instanceof Element && target.closest("[role=dialog]")) return;
  const isHeld = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (isHeld || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  if (key === "Escape") overlay.close();
  else overlay.type(key);
}
