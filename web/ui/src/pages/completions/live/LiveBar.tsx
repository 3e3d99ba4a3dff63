/** Whether changes come, how many wait, and what is not known. */
import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { brokenSince, useLiveState } from "@/api/socket";
import { announce } from "@/frame/announce";
import { shownCount, shownMany } from "@/state/shown";
import { Time } from "@/states/Time";
import styles from "../rows/Rows.module.css";
import type { LiveRows } from "./useLive";
import { MOST_WAITING } from "./merge";

/** At most one sentence in so many milliseconds: WCAG's calm. */
const SAY_MILLISECONDS = 5000;

export function Pill({ rows: { live, load } }: { rows: LiveRows }) {
  const count = live.waiting.size;
  useSaidOf(count);
  if (count === 0) return null;
  return (
    <Button className={`${styles.pill ?? ""} primary`} onPress={load}>
      {shownCount(...toldOf(count))} new
    </Button>
  );
}

/** How many are told of, and whether there are no more. */
function toldOf(waiting: number): [count: number, isExact: boolean] {
  return [Math.min(waiting, MOST_WAITING), waiting < MOST_WAITING];
}

function useSaidOf(count: number) {
  const last = useRef(0);
  useEffect(() => {
    if (count === 0) return;
    const wait = Math.max(0, last.current + SAY_MILLISECONDS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      const [told, isExact] = toldOf(count);
      announce(shownMany(told, "new completion", isExact));
    }, wait);
    return () => clearTimeout(timer);
  }, [count]);
}

/** The line where the list is not known to be whole. */
export function Gap({ rows: { gap, ended, again }, isOn }: { rows: LiveRows; isOn: boolean }) {
  const state = useLiveState();
  const since = isOn && state !== "off" ? brokenSince() : null;
  if (ended) {
    return (
      <div className={styles.gap} role="status">
        <span>
          <span aria-hidden>✕</span> No more changes come: {ended.code}. {ended.message}
        </span>
        <Button onPress={again}>Go on</Button>
      </div>
    );
  }
  if (gap !== null) {
    return (
      <div className={styles.gap} role="status">
        <span>
          <span aria-hidden>◐</span> Reading what has changed since <Time at={gap} />
        </span>
      </div>
    );
  }
  if (since === null) return null;
  return (
    <div className={styles.gap} role="status">
      <span>
        <span aria-hidden>✕</span> Nothing is known of changes since <Time at={since} />. They come
        when the gateway is back.
      </span>
    </div>
  );
}
