/** A table in a box of its own, which scrolls sideways where the window is narrow. */
import type { ReactNode } from "react";
import styles from "./Settings.module.css";

interface Props {
  label: string;
  head: readonly string[];
  children: ReactNode;
}

export function Scroll({ label, head, children }: Props) {
  return (
    // The keyboard must reach it to scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((each, index) => (each ? <th key={index}>{each}</th> : <td key={index} />))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
