/** A table in a box of its own, which scrolls sideways where the window is narrow. */
import type { ReactNode } from "react";
import { Scroll } from "@/states/Scroll";
import styles from "./Settings.module.css";

interface Props {
  label: string;
  head: readonly string[];
  children: ReactNode;
}

export function Table({ label, head, children }: Props) {
  return (
    <Scroll label={label} className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((each, index) => (each ? <th key={index}>{each}</th> : <td key={index} />))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  );
}
