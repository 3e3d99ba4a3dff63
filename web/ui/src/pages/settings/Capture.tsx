/** Takes the keys that are pressed next: one, or two after each other. */
import { useEffect, useState } from "react";
import { PAUSE_MILLISECONDS, shownKey, strokeOf } from "@/commands/keys";

interface Props {
  title: string;
  /** Told the keys; "" for none, null to leave them as they are. */
  take: (key: string | null) => void;
}

export function Capture({ title, take }: Props) {
  const [first, setFirst] = useState<string | null>(null);
  useEffect(() => {
    if (first === null) return;
    const timer = setTimeout(() => take(first), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [first, take]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    // The way out stays open, and what is held with Ctrl and is no letter belongs to the browser.
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") take(null);
    else if (event.key === "Backspace" || event.key === "Delete") take("");
    else if (event.key === "Enter" && first !== null) take(first);
    else {
      const stroke = strokeOf(event.nativeEvent);
      if (stroke !== null)
        (first === null ? setFirst : take)([first, stroke].filter(Boolean).join(" "));
    }
  };
  return (
    <button
      type="button"
      // It is opened by a key or a press, and takes the next ones.
      autoFocus
      aria-label={`Press the new keys of: ${title}. Escape leaves them, Backspace takes them away.`}
      onKeyDown={onKeyDown}
      onBlur={() => take(first)}
    >
      {first === null ? "Press keys … (Esc: leave, ⌫: none)" : `${shownKey(first).join(" ")} …`}
    </button>
  );
}
