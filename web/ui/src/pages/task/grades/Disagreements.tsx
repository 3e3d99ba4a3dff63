/** Calls whose grades differ: the call beside the grades, settled one after the other from the keyboard. */
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { type ApiError, asApiError } from "@/api/errors";
import { useNeeds } from "@/api/viewer";
import { type Command, useCommands } from "@/commands/commands";
import { announce } from "@/frame/announce";
import { graderName } from "@/state/grades";
import { Asked } from "@/states/Asked";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { shownCount, shortened } from "@/state/shown";
import { Visible } from "@/states/Visible";
import { Conversation } from "@/states/conversation/Conversation";
import { type ListedGrade, takeBack } from "@/states/grades/documents";
import { useIsNarrow } from "@/state/useIsNarrow";
import type { TabProps } from "../tabs";
import { Beside } from "./Beside";
import styles from "./Disagreements.module.css";
import { Settle } from "./Settle";
import {
  type Disagreement,
  type Disagreements as Found,
  disagreementsQuery,
  settle,
} from "./documents";

export function Disagreements({ task: { id } }: TabProps) {
  const query = disagreementsQuery(id);
  const asked = useQuery(query);
  return (
    <Asked query={asked} queryKey={query.queryKey}>
      {(found) => <Whole id={id} found={found} reload={() => void asked.refetch()} />}
    </Asked>
  );
}

interface WholeProps {
  id: string;
  found: Found;
  reload: () => void;
}

function Whole({ id, found, reload }: WholeProps) {
  const all = useMemo(() => found.disagreements?.nodes ?? [], [found]);
  const settled = useSettled(all);
  // What is open stays in its place when it is settled, and the next one comes.
  const [chosen, choose] = useState<string | null>(null);
  const open = all.filter(({ completionId }) => !settled.of(completionId));
  const shown =
    all.find(({ completionId }) => completionId === chosen) ?? open[0] ?? all[0] ?? null;
  const isNarrow = useIsNarrow(900);
  if (all.length === 0 || !shown) return <None found={found} />;
  const total = found.disagreements?.totalCount ?? all.length;
  return (
    <div className={styles.page}>
      <p className={styles.count} role="status">
        <b>{shownCount(open.length)}</b> of {shownCount(all.length)} to settle
        {total > all.length && `, of ${shownCount(total)} in all: the furthest apart first`}
        {open.length === 0 && total > all.length && (
          <>
            {" "}
            <Button onPress={reload}>Read more</Button>
          </>
        )}
      </p>
      <div className={styles.panes} data-narrow={isNarrow}>
        <Calls all={all} shown={shown} settled={settled} choose={choose} />
        <One key={shown.completionId} {...{ id, shown, settled, all, choose }} />
      </div>
    </div>
  );
}

function None({ found }: { found: Found }) {
  if (found.completionCount === 0) {
    return (
      <Empty title="Nothing to compare yet">
        <p>
          Grades can differ where two graders or more have graded the same call for this task. None
          has been so far.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="All agree">
      <p>
        Of {shownCount(found.completionCount)} calls that two graders or more have graded, none has
        grades that differ.
      </p>
    </Empty>
  );
}

interface Settled {
  /** What counts now; null where nobody has settled it. */
  of: (completionId: string) => ListedGrade | null;
  set: (completionId: string, grade: ListedGrade | null) => void;
  /** What was settled here last. */
  last: { completionId: string; gradeId: string } | null;
}

/** What the list says, and what has been settled since it was read: rows do not move. */
function useSettled(all: readonly Disagreement[]): Settled {
  const [since, setSince] = useState<ReadonlyMap<string, ListedGrade | null>>(new Map());
  const [last, setLast] = useState<Settled["last"]>(null);
  return useMemo(() => {
    const before = new Map(all.map((each) => [each.completionId, each.adjudication]));
    return {
      of: (completionId) =>
        since.has(completionId)
          ? (since.get(completionId) ?? null)
          : (before.get(completionId) ?? null),
      set: (completionId, grade) => {
        setSince((known) => new Map([...known, [completionId, grade]]));
        setLast(grade && { completionId, gradeId: grade.id });
      },
      last,
    };
  }, [all, since, last]);
}

interface CallsProps {
  all: readonly Disagreement[];
  shown: Disagreement;
  settled: Settled;
  choose: (completionId: string) => void;
}

function Calls({ all, shown, settled, choose }: CallsProps) {
  const box = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = box.current?.querySelector("[aria-current]");
    row?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  return (
    <ol ref={box} className={styles.calls} aria-label="Calls whose grades differ">
      {all.map((each) => (
        <li key={each.completionId}>
          <button
            type="button"
            aria-current={each === shown || undefined}
            data-settled={settled.of(each.completionId) !== null}
            onClick={() => choose(each.completionId)}
          >
            <span className={styles.far}>
              {settled.of(each.completionId) === null ? each.distance.toFixed(2) : "✓ settled"}
            </span>
            <span className={styles.prompt}>
              <Visible text={shortened(each.completion?.prompt ?? each.completionId, 120)} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

interface OneProps {
  id: string;
  shown: Disagreement;
  settled: Settled;
  all: readonly Disagreement[];
  choose: (completionId: string) => void;
}

const LETTERS = ["a", "b", "c", "d", "f"];

function One({ id, shown, settled, all, choose }: OneProps) {
  const needs = useNeeds("WRITER");
  const [isWriting, setWriting] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [isSending, setSending] = useState(false);
  const { completionId, grades } = shown;
  const next = useCallback(
    (by: 1 | -1, onlyOpen: boolean) => {
      const at = all.findIndex((each) => each.completionId === completionId);
      const order =
        by === 1
          ? [...all.slice(at + 1), ...(onlyOpen ? all.slice(0, at) : [])]
          : all.slice(0, at).reverse();
      const found = order.find((each) => !onlyOpen || !settled.of(each.completionId));
      if (found) choose(found.completionId);
    },
    [all, completionId, settled, choose],
  );
  const send = useCallback(
    async (answer: { jsonValues: unknown; comment: string }, whose: string) => {
      setSending(true);
      setError(null);
      try {
        const grade = await settle(id, completionId, answer);
        settled.set(completionId, grade);
        announce(`Settled: ${whose}`);
        next(1, true);
      } catch (thrown) {
        setError(asApiError(thrown));
      } finally {
        setSending(false);
      }
    },
    [id, completionId, settled, next],
  );
  const undo = useCallback(() => {
    if (!settled.last) return;
    const { completionId: back, gradeId } = settled.last;
    takeBack(gradeId).then(
      () => {
        settled.set(back, null);
        choose(back);
        announce("Taken back");
      },
      (thrown: unknown) => setError(asApiError(thrown)),
    );
  }, [settled, choose]);
  const take = useCallback(
    (grade: ListedGrade) =>
      void send({ jsonValues: grade.jsonValues, comment: "" }, `as ${graderName(grade)} says`),
    [send],
  );
  useSettleCommands({
    id,
    shown,
    needs,
    take,
    next,
    undo,
    hasLast: settled.last !== null,
    write: () => setWriting(true),
  });
  const counts = settled.of(completionId);
  return (
    <>
      <section className={styles.call} aria-label="The call" tabIndex={-1}>
        <p className={styles.under}>
          <a href={`#/completions/${encodeURIComponent(completionId)}`}>Open the call</a>
          {shown.completion?.model && (
            <>
              {" · "}
              <Visible text={shown.completion.model} />
            </>
          )}
        </p>
        {shown.completion ? <Conversation id={completionId} /> : <p>The call was deleted.</p>}
      </section>
      <section className={styles.grades} aria-label="Its grades">
        <Beside
          grades={grades}
          counts={counts}
          letters={LETTERS}
          needs={needs}
          isSending={isSending}
          take={take}
        />
        {error && <Failure error={error} />}
        {isWriting ? (
          <Settle
            taskId={id}
            start={counts ?? grades[0]}
            isSending={isSending}
            error={error}
            send={(answer) => void send(answer, "by an answer of your own")}
            cancel={() => setWriting(false)}
          />
        ) : (
          <p className={styles.actions}>
            <Button isDisabled={needs !== null} onPress={() => setWriting(true)}>
              An answer of my own <kbd>w</kbd>
            </Button>
            <Button onPress={() => next(1, false)}>
              Next <kbd>]</kbd>
            </Button>
            {settled.last && (
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

interface CommandsOf {
  id: string;
  shown: Disagreement;
  needs: string | null;
  hasLast: boolean;
  take: (grade: ListedGrade) => void;
  next: (by: 1 | -1, onlyOpen: boolean) => void;
  undo: () => void;
  write: () => void;
}

function useSettleCommands({ shown, needs, hasLast, take, next, undo, write }: CommandsOf) {
  const writing = useRef(write);
  useEffect(() => {
    writing.current = write;
  });
  useCommands(
    useMemo((): readonly Command[] => {
      const group = "Disagreements";
      const takes = shown.grades.slice(0, LETTERS.length).map((grade, index): Command => {
        const letter = LETTERS[index] ?? "";
        return {
          id: `settle:${letter}`,
          title: `Settle as ${graderName(grade)} says`,
          group,
          keys: [letter],
          unavailable: needs,
          run: () => take(grade),
        };
      });
      return [
        ...takes,
        {
          id: "settle:own",
          title: "Settle by an answer of my own",
          group,
          keys: ["w"],
          unavailable: needs,
          run: () => writing.current(),
        },
        {
          id: "settle:undo",
          title: "Take the last decision back",
          group,
          keys: ["u"],
          unavailable: needs ?? (hasLast ? null : "nothing was settled here"),
          run: undo,
        },
        { id: "settle:next", title: "Next", group, keys: ["]"], run: () => next(1, false) },
        {
          id: "settle:previous",
          title: "Previous",
          group,
          keys: ["["],
          run: () => next(-1, false),
        },
        {
          id: "settle:call",
          title: "Open the call",
          group,
          keys: ["o"],
          run: () => location.assign(`#/completions/${encodeURIComponent(shown.completionId)}`),
        },
      ];
    }, [shown, needs, hasLast, take, next, undo]),
  );
}
