/** A button for what cannot be undone: it asks once more, in its place. */
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import styles from "./states.module.css";

interface Props {
  /** What it does, in a word; `name` says to what. */
  label: string;
  name: string;
  question: string;
  /** Why it cannot be done. */
  unavailable?: string | null;
  run: () => void;
}

export function Confirm({ label, name, question, unavailable = null, run }: Props) {
  const [isAsking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (wasAsking.current && !isAsking) opener.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <span>
        <Button
          ref={opener}
          aria-label={`${label} ${name}`}
          isDisabled={unavailable !== null}
          onPress={() => setAsking(true)}
        >
          {label}
        </Button>
        {unavailable !== null && <small> {unavailable}</small>}
      </span>
    );
  }
  const end = () => setAsking(false);
  const onKeyDown = ({ key }: { key: string }) => key === "Escape" && end();
  return (
    <span className={styles.confirm} role="group" aria-label={question}>
      {question}{" "}
      <Button
        autoFocus
        onKeyDown={onKeyDown}
        onPress={() => {
          end();
          run();
        }}
      >
        {label}
      </Button>{" "}
      <Button onKeyDown={onKeyDown} onPress={end}>
        No
      </Button>
    </span>
  );
}
