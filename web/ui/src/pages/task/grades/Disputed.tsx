/** One call whose grades differ: the call beside its grades, and what settles it. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { useNeeds } from "@/api/viewer";
import { Failure } from "@/states/Failure";
import { Visible } from "@/states/Visible";
import { Conversation } from "@/states/conversation/Conversation";
import { useTitles } from "@/states/grades/useTitles";
import { Beside } from "./Beside";
import styles from "./Disagreements.module.css";
import { Settle } from "./Settle";
import type { Disagreement } from "./documents";
import { LETTERS, useSettleCommands } from "./useSettleCommands";
import { type OneProps, useSettling } from "./useSettling";

export function Disputed(props: OneProps) {
  const { id, shown, settled } = props;
  const needs = useNeeds("WRITER");
  const titles = useTitles(id);
  const [isWriting, setWriting] = useState(false);
  const { error, isSending, next, send, undo, take } = useSettling(props);
  const hasLast = settled.last !== null;
  const write = () => setWriting(true);
  useSettleCommands({ shown, needs, take, next, undo, hasLast, write });
  const counts = settled.of(shown.completionId);
  return (
    <>
      <CallOf shown={shown} />
      <section className={styles.grades} aria-label="Its grades">
        <Beside
          grades={shown.grades}
          letters={LETTERS}
          {...{ counts, titles, needs, isSending, take }}
        />
        {error && <Failure error={error} />}
        {isWriting ? (
          <Settle
            taskId={id}
            start={counts ?? shown.grades[0]}
            {...{ isSending, error }}
            send={(answer) => void send(answer, "by an answer of your own")}
            cancel={() => setWriting(false)}
          />
        ) : (
          <p className={styles.actions}>
            <Button isDisabled={needs !== null} onPress={write}>
              An answer of my own <kbd>w</kbd>
            </Button>
            <Button onPress={() => next(1, false)}>
              Next <kbd>]</kbd>
            </Button>
            {hasLast && (
              <Button onPress={undo}>
                Take the last one back <kbd>u</kbd>
              </Button>
            )}
            {needs !== null && <small>To settle {needs}.</small>}
          </p>
        )}
      </section>
    </>
  );
}

function CallOf({ shown: { completionId, completion } }: { shown: Disagreement }) {
  return (
    <section className={styles.call} aria-label="The call" tabIndex={-1}>
      <p className={styles.under}>
        <a href={`#/completions/${encodeURIComponent(completionId)}`}>Open the call</a>
        {completion?.model && (
          <>
            {" · "}
            <Visible text={completion.model} />
          </>
        )}
      </p>
      {completion ? <Conversation id={completionId} /> : <p>The call was deleted.</p>}
    </section>
  );
}
