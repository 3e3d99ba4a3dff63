/** Text to copy into a shell or a program. */
import { Button } from "react-aria-components";
import { copy } from "./copy";
import { Scroll } from "./Scroll";
import styles from "./states.module.css";

interface Props {
  label: string;
  text: string;
  /** What is copied, if it is not what is shown. */
  copied?: { text: () => string; name: string };
}

export function Snippet({ label, text, copied }: Props) {
  return (
    <div className={styles.copied}>
      <div className={styles.copiedHead}>
        <span>{label}</span>
        <Button
          aria-label={`Copy: ${label}`}
          onPress={() => void copy(copied?.text() ?? text, copied?.name ?? label)}
        >
          Copy
        </Button>
      </div>
      <Scroll label={label} as="pre" className={styles.snippet}>
        {text}
      </Scroll>
    </div>
  );
}
