/** What is said above a page while it goes on. */
import { useSyncExternalStore } from "react";
import { Button } from "react-aria-components";
import styles from "./states.module.css";

function subscribe(listener: () => void) {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

export function OfflineBar() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (isOnline) return null;
  return (
    <div className={styles.bar} role="status">
      Offline. What is loaded can be read on.
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
