/** A part of the address that cannot be read: what it says, what is shown instead, and how it is left out. */
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { shortened } from "@/state/shown";
import styles from "./states.module.css";
import { Visible } from "./Visible";

interface Props {
  text: string;
  /** What it is not, and what would do. */
  children: ReactNode;
  leave: () => void;
}

const SEEN_CHARACTERS = 80;

export function Damaged({ text, children, leave }: Props) {
  return (
    <span role="note" className={styles.damaged}>
      <span>
        The address seems to be damaged:{" "}
        <code>
          <Visible text={shortened(text, SEEN_CHARACTERS)} />
        </code>{" "}
        {children}
      </span>
      <Button onPress={leave}>Leave it out</Button>
    </span>
  );
}
