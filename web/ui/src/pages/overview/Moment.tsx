/**
 * A moment that a person marks in all charts, such as a deploy.
 *
 * The gateway knows of no deploys: an address has the moment, so that a release script can make one.
 */
import { useState } from "react";
import { Button } from "react-aria-components";
import { zone } from "@/state/preferences";
import { useStored } from "@/state/stored";
import { fieldTime, instantOf, zoneName } from "@/state/time";
import { Damaged } from "@/states/Damaged";
import { Skipped } from "@/states/Skipped";
import { Time } from "@/states/Time";
import styles from "./Overview.module.css";
import { isWithin } from "./since";
import type { OverviewScope } from "./useScope";

export function Moment({ scope }: { scope: OverviewScope }) {
  const { mark, damagedMark, range, of } = scope;
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Form key={mark} scope={scope} close={() => setOpen(false)} />;
  if (mark === null) {
    return (
      <>
        {damagedMark !== null && (
          <Damaged text={damagedMark} leave={() => scope.setMark(null)}>
            is no moment, so that none is marked. It would be <code>2026-11-18T18:07:00Z</code>.
          </Damaged>
        )}
        <Button onPress={() => setOpen(true)}>Mark a moment</Button>
      </>
    );
  }
  return (
    <span className={styles.moment}>
      <span aria-hidden>▼ </span>
      Marked: <Time at={new Date(mark).toISOString()} />
      {!isWithin(mark, range, of.now) && <small>outside the range</small>}
      <Button onPress={() => setOpen(true)}>Move the mark</Button>
      <Button onPress={() => scope.setMark(null)}>Remove the mark</Button>
    </span>
  );
}

function Form({ scope, close }: { scope: OverviewScope; close: () => void }) {
  const chosen = useStored(zone);
  const [text, setText] = useState(fieldTime(scope.mark ?? scope.of.now, chosen));
  const at = instantOf(text, chosen);
  return (
    <form
      className={styles.moment}
      aria-label="Mark a moment"
      onSubmit={(event) => {
        event.preventDefault();
        if (at !== null) scope.setMark(at);
        close();
      }}
    >
      <label>
        Moment, in {zoneName(chosen)}{" "}
        <input
          type="datetime-local"
          step={1}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <Skipped text={text} zone={chosen} />
      <Button type="submit" isDisabled={at === null}>
        Mark it
      </Button>
      <Button onPress={close}>Leave it</Button>
    </form>
  );
}
