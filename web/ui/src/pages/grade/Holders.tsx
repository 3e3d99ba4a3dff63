/** Who holds the rest: until when, and what of it is one's own. */
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { shownMany } from "@/state/shown";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import styles from "./Grade.module.css";
import { renewFigures } from "./figures";
import { type Holder, freeAgain } from "./holders";

interface Props {
  id: string;
  own: readonly { id: string; isOpen: boolean }[];
  others: readonly Holder[];
  takeOver: () => void;
}

const STEP_MILLISECONDS = 15_000;

export function Holders({ id, own, others, takeOver }: Props) {
  const now = useNow();
  useNextEnd(id, others);
  const open = own.filter(({ isOpen }) => isOpen).length;
  const lost = own.length - open;
  return (
    <ul className={styles.holders} aria-label="Who holds the rest">
      {lost > 0 && (
        <li>
          <b>You</b>: {shownMany(lost, "call")}, in a page that is gone or in another browser{" "}
          <Button onPress={takeOver}>Go on with {lost === 1 ? "it" : "them"} here</Button>
        </li>
      )}
      {open > 0 && (
        <li>
          <b>You</b>: {shownMany(open, "call")}, in another tab
        </li>
      )}
      {others.map((each) => (
        <li key={each.key}>
          <b>
            <Visible text={each.name} />
          </b>
          : {shownMany(each.leased, "call")}, until <Time at={new Date(each.until).toISOString()} />
          , {freeAgain(each, now)}
        </li>
      ))}
    </ul>
  );
}

const REST_MILLISECONDS = 2000;

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** When a lease should have ended it is looked whether it was renewed. */
function useNextEnd(id: string, others: readonly Holder[]) {
  useEffect(() => {
    const next = others.find(({ until }) => until > Date.now())?.until;
    if (next === undefined) return;
    const timer = setTimeout(() => renewFigures(id), next - Date.now() + REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [id, others]);
}
