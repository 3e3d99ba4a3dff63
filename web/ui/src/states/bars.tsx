/** What is said above a page while it goes on. */
import { Button } from "react-aria-components";
import { useReach } from "@/api/reachable";
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

export function NewReleaseBar() {
  return (
    <div className={styles.bar} role="status">
      The gateway has another release of this page.
      <Button onPress={() => location.reload()}>Reload</Button>
    </div>
  );
}
