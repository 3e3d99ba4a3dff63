/** What a task selects, a condition a line. */
import { zone } from "@/state/preferences";
import { type Selector, selectorWords } from "@/state/selector";
import { useStored } from "@/state/stored";
import { shownTime } from "@/state/time";
import { Visible } from "@/states/Visible";
import styles from "./Task.module.css";

export function SelectorList({ of }: { of: Selector }) {
  const chosen = useStored(zone);
  const words = selectorWords(of, (at) => shownTime(at, chosen));
  if (words.length === 0) return <p>Every call.</p>;
  return (
    <ul className={styles.words}>
      {words.map((each) => (
        <li key={each}>
          <Visible text={each} />
        </li>
      ))}
    </ul>
  );
}
