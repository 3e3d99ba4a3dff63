/** What is said above a page while it goes on. */
import { Button } from "react-aria-components";
import { useClockAhead } from "@/api/clock";
import { useReach } from "@/api/reachable";
import { shownSpan } from "@/state/shown";
import styles from "./states.module.css";

const WORDS = {
  offline: "Offline. What is loaded can be read on.",
  silent: "The gateway does not answer. What is loaded can be read on.",
};

/** @param unsent How many grades wait until they can be sent. */
export function OfflineBar({ unsent = 0 }: { unsent?: number }) {
  const reach = useReach();
  if (reach === "reached") return null;
  const waiting = `${unsent} ${unsent === 1 ? "grade waits" : "grades wait"}`;
  return (
    <div className={styles.bar} role="status">
      {WORDS[reach]} {unsent > 0 && `${waiting} here until it can be sent.`}
    </div>
  );
}

export function ClockBar() {
  const ahead = useClockAhead();
  if (ahead === 0) return null;
  return (
    <div className={styles.bar} role="status">
      The clock of this browser is {shownSpan(Math.abs(ahead))} {ahead > 0 ? "ahead of" : "behind"}{" "}
      the gateway’s. Ranges such as “Last 24 hours” end at the time of this browser: what they show
      is of another time, or nothing.
    </div>
  );
}

export function NewReleaseBar() {
  return (
    <div className={styles.bar} role="status">
      The gateway has another release of this page.
      <Button onPress={() => location.reload()}>Reload</Button>
    </div>
  );
}
