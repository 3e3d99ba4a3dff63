/** Text to copy into a shell or a program. */
import { Button } from "react-aria-components";
import { copy } from "./copy";
import styles from "./states.module.css";

export function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <div className={styles.copied}>
      <div className={styles.copiedHead}>
        <span>{label}</span>
        <Button aria-label={`Copy: ${label}`} onPress={() => void copy(text, label)}>
          Copy
        </Button>
      </div>
      {/* It scrolls sideways, so that the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.snippet} role="region" aria-label={label} tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}
