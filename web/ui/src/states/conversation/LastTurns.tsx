/** The end of a conversation, for a look at it: what was asked last, and what came. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { shownCount } from "@/state/shown";
import { useStored } from "@/state/stored";
import type { HeldTexts } from "@/states/json/held";
import { TurnOf } from "./TurnOf";
import styles from "./conversation.module.css";
import type { Turn } from "./turns";
import { chosenWays, wayOf } from "./ways";

const TURNS_AT_ONCE = 10;

interface Props {
  held: HeldTexts;
  turns: readonly Turn[];
}

export function LastTurns({ held, turns }: Props) {
  const ways = useStored(chosenWays);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [most, setMost] = useState(TURNS_AT_ONCE);
  const earlier = Math.max(0, turns.length - most);
  return (
    <>
      {earlier > 0 && (
        <p>
          <Button onPress={() => setMost(most * 4)}>
            Show {shownCount(Math.min(most * 3, earlier))} of {shownCount(earlier)} earlier turns
          </Button>
        </p>
      )}
      <ol className={styles.turns} aria-label="Conversation">
        {turns.slice(earlier).map((turn) => (
          <TurnOf
            key={turn.index}
            {...{ held, turn }}
            isPlain
            way={wayOf(turn.role, ways)}
            setWay={nothing}
            isOpen={opened.has(turn.index)}
            setOpen={(isOpen) => {
              const next = new Set(opened);
              if (isOpen) next.add(turn.index);
              else next.delete(turn.index);
              setOpened(next);
            }}
          />
        ))}
      </ol>
    </>
  );
}

/** The page of the completion is where that is chosen. */
const nothing = () => undefined;
