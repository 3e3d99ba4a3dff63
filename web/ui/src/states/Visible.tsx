/** Text of strangers, in which what is not seen, or turns text around, is seen. */
import { pieces } from "./controls";
import styles from "./states.module.css";

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
