/** One call within its session: a line of what it was, and what was said in it that was not said before. */
import { memo, useEffect, useState } from "react";
import { Button, ToggleButton } from "react-aria-components";
import { useStored } from "@/state/stored";
import { shownCost, shownCount, shownSpan } from "@/state/shown";
import { Failure } from "@/states/Failure";
import { Status } from "@/states/Status";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { TurnOf } from "@/states/conversation/TurnOf";
import conversation from "@/states/conversation/conversation.module.css";
import type { Turn } from "@/states/conversation/turns";
import { type Way, chosenWays, keepWay, wayOf } from "@/states/conversation/ways";
import { Duration } from "@/states/Duration";
import { LongText } from "@/states/json/LongText";
import type { Call } from "./documents";
import type { Piece, Read } from "./holds";
import type { Pool } from "./pool";
import styles from "./session.module.css";

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

interface SaidProps {
  pool: Pool;
  call: Call;
  read: Read;
  isActive: boolean;
  isUnfolded: boolean;
  setUnfolded: (isUnfolded: boolean) => void;
}

function Said({ pool, call, read, isActive, isUnfolded, setUnfolded }: SaidProps) {
  const first = read.pieces.find(({ isRepeated }) => isRepeated);
  if (read.pieces.length === 0) {
    return <p className={styles.second}>Nothing is logged that can be read as a conversation.</p>;
  }
  return (
    <ol className={conversation.turns} aria-label="What was said">
      {read.pieces.map((piece) =>
        piece.isRepeated ? (
          <Repeated
            key={piece.from}
            {...{ pool, call, piece, isActive, isUnfolded, setUnfolded }}
            leftOut={piece === first ? read.leftOut : 0}
          />
        ) : (
          <Turns key={piece.from} {...{ pool, call, isActive }} turns={piece.turns} />
        ),
      )}
    </ol>
  );
}

interface RepeatedProps extends Omit<SaidProps, "read"> {
  piece: Piece;
  leftOut: number;
}

/** What stands in the call before too: it is there, and read when it is asked for. */
function Repeated(props: RepeatedProps) {
  const { pool, call, piece, leftOut, isActive, isUnfolded, setUnfolded } = props;
  const [turns, setTurns] = useState<Turn[] | null>(null);
  const { from, to } = piece;
  useEffect(() => {
    if (!isUnfolded) return;
    pool.repeated(call, from, to).then(setTurns, () => undefined);
  }, [pool, call, from, to, isUnfolded]);
  const count = to - from;
  return (
    <>
      <li className={styles.repeated}>
        <Button aria-expanded={isUnfolded} onPress={() => setUnfolded(!isUnfolded)}>
          <span aria-hidden>{isUnfolded ? "▾" : "▸"}</span> {shownCount(count)}{" "}
          {count === 1 ? "turn" : "turns"} as before
        </Button>
        {leftOut > 0 && (
          <span className={styles.second}>
            {shownCount(leftOut)} {leftOut === 1 ? "turn" : "turns"} of the call before not sent
            again
          </span>
        )}
      </li>
      {isUnfolded && turns && <Turns {...{ pool, call, isActive, turns }} />}
    </>
  );
}

/** More are not laid out at once: each has elements of its own. */
const TURNS_AT_ONCE = 50;

type TurnsProps = Pick<SaidProps, "pool" | "call" | "isActive"> & { turns: Turn[] };

function Turns({ pool, call, isActive, turns }: TurnsProps) {
  const saved = useStored(chosenWays);
  // What a turn was set to is for that turn; others go on as they are.
  const [atFirst] = useState(saved);
  const [ways, setWays] = useState<Readonly<Record<number, Way>>>({});
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [most, setMost] = useState(TURNS_AT_ONCE);
  return (
    <>
      {turns.slice(0, most).map((turn) => (
        <TurnOf
          key={turn.index}
          held={pool.texts(call)}
          turn={turn}
          isPlain={!isActive}
          way={ways[turn.index] ?? wayOf(turn.role, atFirst)}
          setWay={(way) => {
            setWays({ ...ways, [turn.index]: way });
            keepWay(turn.role, way);
          }}
          isOpen={opened.has(turn.index)}
          setOpen={(isOpen) => {
            const next = new Set(opened);
            if (isOpen) next.add(turn.index);
            else next.delete(turn.index);
            setOpened(next);
          }}
        />
      ))}
      {turns.length > most && (
        <li className={styles.repeated}>
          <Button onPress={() => setMost(most + TURNS_AT_ONCE)}>
            Show {Math.min(TURNS_AT_ONCE, turns.length - most)} more of {shownCount(turns.length)}{" "}
            turns
          </Button>
        </li>
      )}
    </>
  );
}

/** What is scrolled past is not asked for. */
const SETTLE_MILLISECONDS = 80;

function useRead(pool: Pool, call: Call, before: Call | null) {
  const [state, setState] = useState<{ of: string; read?: Read; error?: unknown }>({ of: "" });
  const [tries, setTries] = useState(0);
  const of = `${call.id} ${call.revision} ${before?.id ?? ""} ${before?.revision ?? ""}`;
  const known = pool.known(call, before);
  useEffect(() => {
    let isOver = false;
    let isHeld = false;
    const begin = () => {
      isHeld = true;
      pool.hold(call, before);
      pool.read(call, before).then(
        (read) => !isOver && setState({ of, read }),
        (error: unknown) => !isOver && setState({ of, error }),
      );
    };
    const timer = setTimeout(begin, pool.known(call, before) ? 0 : SETTLE_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      if (isHeld) pool.release(call, before);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `of` is what of both calls matters
  }, [pool, of, tries]);
  const isThis = state.of === of;
  return {
    read: (isThis ? state.read : undefined) ?? known,
    error: isThis ? state.error : undefined,
    again: () => {
      setState({ of: "" });
      setTries(tries + 1);
    },
  };
}
