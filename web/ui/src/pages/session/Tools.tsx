/** What stays above the calls: the way to look at them, where one is, and what is new. */
import { Link } from "@tanstack/react-router";
import { type RefObject, useState } from "react";
import { Button } from "react-aria-components";
import { brokenSince, useLiveState } from "@/api/socket";
import { announce } from "@/frame/announce";
import { shownCount } from "@/state/shown";
import { Time } from "@/states/Time";
import type { GoingPlace } from "./Calls";
import styles from "./session.module.css";
import type { Calls } from "./useCalls";

const VIEWS = [
  ["read", "Conversation"],
  ["timeline", "Time line"],
] as const;

interface Props {
  id: string;
  view: "read" | "timeline";
  calls: Calls;
  place: GoingPlace;
  isLive: boolean;
  setLive: (isLive: boolean) => void;
  load: () => void;
  jump: RefObject<HTMLInputElement | null>;
}

export function Tools({ id, view, calls, place, isLive, setLive, load, jump }: Props) {
  const { all, live, isGrowing } = calls;
  const waiting = live.live.waiting.size;
  return (
    <div className={styles.tools}>
      <nav aria-label="Ways to look at it" className={styles.tabs}>
        {VIEWS.map(([each, title]) => (
          <Link
            key={each}
            to="/sessions/$id"
            params={{ id }}
            search={(before) => ({ ...before, v: each })}
            replace
            resetScroll={false}
            aria-current={each === view ? "page" : undefined}
            activeProps={{}}
          >
            {title}
          </Link>
        ))}
      </nav>
      <Jump count={all.length} isGrowing={isGrowing} place={place} input={jump} />
      {waiting > 0 && (
        <Button className={`${styles.pill ?? ""} primary`} onPress={load}>
          {waiting} new
        </Button>
      )}
      <LiveLine live={live} isLive={isLive} setLive={setLive} />
    </div>
  );
}

interface JumpProps {
  count: number;
  isGrowing: boolean;
  place: GoingPlace;
  input: RefObject<HTMLInputElement | null>;
}

function Jump({ count, isGrowing, place, input }: JumpProps) {
  const [text, setText] = useState("");
  const submit = () => {
    const to = Number(text);
    setText("");
    if (Number.isInteger(to) && to >= 1 && to <= count) place.go(to - 1);
    else announce(`There are calls 1 to ${count}.`);
  };
  return (
    <form
      className={styles.jump}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label>
        <span>Call </span>
        <input
          aria-label="Go to call"
          ref={input}
          inputMode="numeric"
          value={text}
          placeholder={count === 0 ? "0" : String(place.index + 1)}
          onChange={({ currentTarget }) => setText(currentTarget.value.replace(/\D/g, ""))}
        />
      </label>
      <span className={styles.ofAll}>
        of {shownCount(count)}
        {isGrowing && " so far …"}
      </span>
    </form>
  );
}

type LiveProps = Pick<Props, "isLive" | "setLive"> & Pick<Calls, "live">;

function LiveLine({ live: { ended, again }, isLive, setLive }: LiveProps) {
  const state = useLiveState();
  const since = isLive && state === "broken" ? brokenSince() : null;
  if (ended) {
    return (
      <span className={styles.live} role="status">
        <span aria-hidden>✕</span> No more changes come: {ended.code}.{" "}
        <Button onPress={again}>Go on</Button>
      </span>
    );
  }
  if (since !== null) {
    return (
      <span className={styles.live} role="status">
        <span aria-hidden>✕</span> Nothing is known of changes since <Time at={since} />
      </span>
    );
  }
  return (
    <Button
      className={styles.live ?? ""}
      aria-label={isLive ? "Pause live updates" : "Go on with live updates"}
      onPress={() => setLive(!isLive)}
    >
      {isLive ? "● Live" : "○ Paused"}
    </Button>
  );
}
