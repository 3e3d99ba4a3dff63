/** One call within its session: a line of what it was, and what was said in it that was not said before. */
import { memo, useState } from "react";
import { ToggleButton } from "react-aria-components";
import { shownCost, shownCount, shownSpan } from "@/state/shown";
import { Failure } from "@/states/Failure";
import { Status } from "@/states/Status";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { Duration } from "@/states/Duration";
import { LongText } from "@/states/json/LongText";
import type { Call } from "./documents";
import { Said } from "./Said";
import type { Read } from "./holds";
import type { Pool } from "./pool";
import styles from "./session.module.css";
import { useRead } from "./useRead";

export interface CallProps {
  pool: Pool;
  call: Call;
  /** The call before it; null of the first. */
  before: Call | null;
  index: number;
  /** Of all that are there. */
  count: number;
  /** In milliseconds, of the first call. */
  origin: number;
  isMarked: boolean;
  /** Whether one is at it, by the pointer or the keyboard. */
  isActive: boolean;
  isGone: boolean;
  /** Whether what it repeats is shown too. */
  isUnfolded: boolean;
  setUnfolded: (id: string, isUnfolded: boolean) => void;
  mark: (call: Call) => void;
}

export const CallOf = memo(function CallOf(props: CallProps) {
  const { pool, call, before, isActive, isUnfolded, setUnfolded } = props;
  const { read, error, again } = useRead(pool, call, before);
  return (
    <>
      <Line {...props} />
      {read?.reason && <Reason pool={pool} call={call} reason={read.reason} />}
      {error !== undefined && <Failure error={error} retry={again} />}
      {!read && error === undefined && <div className={styles.coming} aria-hidden />}
      {read && (
        <Said
          pool={pool}
          call={call}
          read={read}
          isActive={isActive}
          isUnfolded={isUnfolded}
          setUnfolded={(next) => setUnfolded(call.id, next)}
        />
      )}
    </>
  );
});

function Line({ call, index, origin, isMarked, isGone, mark }: CallProps) {
  const link = `#/completions/${encodeURIComponent(call.id)}`;
  const name = `call ${index + 1}`;
  return (
    <div className={styles.line}>
      <a href={link} className={styles.number}>
        Call {shownCount(index + 1)}
      </a>
      {isGone && <strong className={styles.bad}>deleted</strong>}
      <Status of={call.status} />
      {call.failureKind !== null && (
        <b className={styles.bad}>
          <Visible text={call.failureKind} />
        </b>
      )}
      <span className={styles.model}>
        <Visible text={call.model ?? "no model known"} />
      </span>
      <Facts call={call} />
      <span className={styles.when}>
        <Time at={call.createdAt} />{" "}
        {index > 0 && (
          <span title="After the first call began">
            +{shownSpan(Math.max(0, Date.parse(call.createdAt) - origin))}
          </span>
        )}
      </span>
      <span className={styles.actions}>
        <a href={`${link}?t=feedback`} aria-label={`Grade ${name}`}>
          Grade
        </a>
        <ToggleButton
          isSelected={isMarked}
          onChange={() => mark(call)}
          aria-label={`Compare ${name}`}
        >
          {isMarked ? "✓ Marked" : "Compare"}
        </ToggleButton>
      </span>
    </div>
  );
}

function Facts({ call: { duration, usage, cost } }: { call: Call }) {
  return (
    <span className={styles.figures}>
      <span>
        <Duration seconds={duration} />
      </span>
      <span>
        {usage?.totalTokens == null ? "– tokens" : `${shownCount(usage.totalTokens)} tokens`}
      </span>
      <span title={cost ? `$${cost.total}` : "The price is not known"}>
        {cost ? shownCost(cost.total) : "$ –"}
      </span>
    </span>
  );
}

interface ReasonProps {
  pool: Pool;
  call: Call;
  reason: NonNullable<Read["reason"]>;
}

function Reason({ pool, call, reason }: ReasonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.reason}>
      <LongText
        held={pool.texts(call)}
        clip={reason}
        label="why it failed"
        isOpen={isOpen}
        setOpen={setOpen}
      />
    </div>
  );
}
