/** Why a call is passed over, if anybody wants to say. */
import { useState } from "react";
import { Button } from "react-aria-components";
import styles from "./Grade.module.css";

export function Skip({
  skip,
  leave,
}: {
  skip: (reason: string) => Promise<void>;
  leave: () => void;
}) {
  const [reason, setReason] = useState("");
  const onKeyDown = ({ key }: { key: string }) => key === "Escape" && leave();
  return (
    <form
      className={styles.skip}
      onSubmit={(event) => {
        event.preventDefault();
        leave();
        void skip(reason.trim());
      }}
    >
      <input
        autoFocus
        aria-label="Why it is skipped"
        placeholder="Why, for whoever looks after the task (may be empty)"
        maxLength={1000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" className="primary">
        Skip it
      </Button>
      <Button onPress={leave}>Keep it</Button>
    </form>
  );
}
