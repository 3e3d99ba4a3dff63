/** Text to copy into a shell or a program. */
import { Button } from "react-aria-components";
import { copy } from "./copy";
import { Scroll } from "./Scroll";
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
      <Scroll label={label} as="pre" className={styles.snippet}>
        {text}
      </Scroll>
    </div>
  );
}
