/** What is said above a page while it goes on. */
import { Button } from "react-aria-components";
import { useReach } from "@/api/reachable";
import styles from "./states.module.css";

const WORDS = {
  offline: "Offline. What is loaded can be read on.",
  silent: "The gateway does not answer. What is loaded can be read on.",
};

export function OfflineBar() {
  const reach = useReach();
  if (reach === "reached") return null;
  return (
    <div className={styles.bar} role="status">
      {WORDS[reach]}
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
