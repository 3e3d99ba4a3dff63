/** A part of the address, or of what is kept, that cannot be read: what it says, what is shown instead, and how it is left out. */
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { shortened } from "@/state/shown";
import styles from "./states.module.css";
import { Visible } from "./Visible";

interface Props {
  /** What has it. */
  what?: string;
  text: string;
  /** What it is not, and what would do. */
  children: ReactNode;
  leave: () => void;
  action?: string;
}

const SEEN_CHARACTERS = 80;

export function Damaged({
  what = "The address",
  text,
  children,
  leave,
  action = "Leave it out",
}: Props) {
  return (
    <span role="note" className={styles.damaged}>
      <span>
        {what} seems to be damaged:{" "}
        <code>
          <Visible text={shortened(text, SEEN_CHARACTERS)} />
        </code>{" "}
        {children}
      </span>
      <Button onPress={leave}>{action}</Button>
    </span>
  );
}
