/** How a figure differs from what it is compared with: a mark and words, no colour. */
import { type Change, markOf } from "@/state/figures";
import styles from "./charts.module.css";

interface Props {
  change: Change | null;
  /** What it was. */
  before?: string;
}

export function Changed({ change, before }: Props) {
  if (!change) return null;
  return (
    <span className={styles.changed} title={before === undefined ? undefined : `before: ${before}`}>
      {change.sign !== null && <span aria-hidden>{markOf(change.sign)} </span>}
      {change.words}
    </span>
  );
}
