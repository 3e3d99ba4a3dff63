/** What was said in a call of a session: what stands in the call before too is folded. */
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { shownCount, shownMany } from "@/state/shown";
import { useStored } from "@/state/stored";
import { TurnOf } from "@/states/conversation/TurnOf";
import conversation from "@/states/conversation/conversation.module.css";
import type { Turn } from "@/states/conversation/turns";
import { type Way, chosenWays, keepWay, wayOf } from "@/states/conversation/ways";
import type { Call } from "./documents";
import type { Piece, Read } from "./holds";
import type { Pool } from "./pool";
import styles from "./session.module.css";

interface SaidProps {
  pool: Pool;
  call: Call;
  read: Read;
  isActive: boolean;
  isUnfolded: boolean;
  setUnfolded: (isUnfolded: boolean) => void;
}

export function Said({ pool, call, read, isActive, isUnfolded, setUnfolded }: SaidProps) {
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
          <span aria-hidden>{isUnfolded ? "▾" : "▸"}</span> {shownMany(count, "turn")} as before
        </Button>
        {leftOut > 0 && (
          <span className={styles.second}>
            {shownMany(leftOut, "turn")} of the call before not sent again
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
