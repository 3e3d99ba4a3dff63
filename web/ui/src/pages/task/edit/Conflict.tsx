/** Somebody else has saved a version meanwhile: what was typed stays, and one decides. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { queries } from "@/api/queries";
import { type Task, taskKey } from "../documents";
import type { Editing } from "./draft";
import styles from "./edit.module.css";

interface Props {
  task: Task;
  editing: Editing;
  /** The version that there is, as far as this page knows. */
  now: number;
  /** The gateway has said so; else the page has seen it. */
  isRefused: boolean;
  goOn: () => void;
}

export function Conflict({ task, editing, now, isRefused, goOn }: Props) {
  const [isLooking, setLooking] = useState(false);
  const isKnown = editing.version !== null && editing.version < now;
  const look = async () => {
    setLooking(true);
    await queries.invalidateQueries({ queryKey: taskKey(task.id) });
    setLooking(false);
  };
  return (
    <section className={styles.note} role="alert">
      <h2>Somebody else has saved a version meanwhile</h2>
      {isKnown ? (
        <p>
          This was begun on version {editing.version}, and version {now} is there now. What you have
          typed is kept: look at{" "}
          <a href={versionsUrl(task.id, editing.version, now)} target="_blank" rel="noreferrer">
            what they changed
          </a>{" "}
          first. Fields that you did not touch stay as they are there.
        </p>
      ) : (
        <p>
          {isRefused && "Nothing was saved. "}What you have typed is kept. Look at what is there
          now, then decide.
        </p>
      )}
      <p className={styles.tools}>
        {isKnown ? (
          <Button
            onPress={() => {
              editing.goOn();
              goOn();
            }}
          >
            Go on from version {now}
          </Button>
        ) : (
          <Button isDisabled={isLooking} onPress={() => void look()}>
            Look at what is there now
          </Button>
        )}
      </p>
    </section>
  );
}

function versionsUrl(id: string, a: number | null, b: number): string {
  return `#/tasks/${encodeURIComponent(id)}?tab=versions&a=${a ?? ""}&b=${b}`;
}
