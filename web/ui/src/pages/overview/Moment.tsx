/**
 * A moment that a person marks in all charts, such as a deploy, and what was before and after it.
 *
 * The gateway knows of no deploys: an address has the moment, so that a release script can make one.
 */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { zone } from "@/state/preferences";
import { withRange } from "@/state/range";
import { useStored } from "@/state/stored";
import { fieldTime, instantOf, zoneName } from "@/state/time";
import { Time } from "@/states/Time";
import styles from "./Overview.module.css";
import type { OverviewScope } from "./useScope";

export function Moment({ scope }: { scope: OverviewScope }) {
  const { mark } = scope;
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Form key={mark} scope={scope} close={() => setOpen(false)} />;
  if (mark === null) return <Button onPress={() => setOpen(true)}>Mark a moment</Button>;
  return (
    <span className={styles.moment}>
      <span aria-hidden>▼ </span>
      Marked: <Time at={new Date(mark).toISOString()} />
      <BeforeAndAfter scope={scope} mark={mark} />
      <Button onPress={() => setOpen(true)}>Move the mark</Button>
      <Button onPress={() => scope.setMark(null)}>Remove the mark</Button>
    </span>
  );
}

/** All that came since, and as long before. */
function BeforeAndAfter({ scope: { of, range }, mark }: { scope: OverviewScope; mark: number }) {
  const to = range?.to ?? of.now;
  if (mark >= to || (range?.from != null && mark < range.from)) {
    return <small>outside the range</small>;
  }
  const within = (from: number, until: number) => withRange(of.own, { from, to: until }) ?? {};
  return (
    <Link to="/compare" search={{ a: within(mark - (to - mark), mark), b: within(mark, to) }}>
      Before and after
    </Link>
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
      <Button type="submit" isDisabled={at === null}>
        Mark it
      </Button>
      <Button onPress={close}>Leave it</Button>
    </form>
  );
}
