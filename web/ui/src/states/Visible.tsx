/** Text of strangers, in which what is not seen, or turns text around, is seen. */
import type { ReactNode } from "react";
import { hasControls, pieces } from "./controls";
import styles from "./states.module.css";

/** The same where each element counts: a text that has nothing to mark stays a text. */
export function visible(text: string): ReactNode {
  return hasControls(text) ? <Visible text={text} /> : text;
}

export function Visible({ text }: { text: string }) {
  const parts = pieces(text);
  if (parts.length === 1 && parts[0]?.control === null) return text;
  return parts.map(({ text, control }, index) =>
    control === null ? (
      text
    ) : (
      <span key={index} className={styles.control} title={control}>
        {text}
      </span>
    ),
  );
}
