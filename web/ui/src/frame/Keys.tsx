import { shownKey } from "@/commands/keys";
import styles from "./Frame.module.css";

export function Keys({ of }: { of: string }) {
  return (
    <span className={styles.keys}>
      {shownKey(of).map((part, index) => (
        <kbd key={index}>{part}</kbd>
      ))}
    </span>
  );
}
