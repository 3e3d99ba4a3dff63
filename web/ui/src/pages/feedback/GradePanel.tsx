/** One grade beside the list: what it says, of which calls, what it was before; correct it, take it back. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { type ApiError, asApiError } from "@/api/errors";
import { useNeeds } from "@/api/viewer";
import { type Command, useCommands } from "@/commands/commands";
import { announce } from "@/frame/announce";
import { Asked } from "@/states/Asked";
import { Confirm } from "@/states/Confirm";
import { NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Time } from "@/states/Time";
import { shortened, shownCount } from "@/state/shown";
import { Visible } from "@/states/Visible";
import { By } from "@/states/grades/By";
import { Correct } from "@/states/grades/Correct";
import { Values } from "@/states/grades/Values";
import { useTitles } from "@/states/grades/useTitles";
import { type Grade, type Revision, oneGrade, takeBack } from "@/states/grades/documents";
import { graderName } from "@/state/grades";
import styles from "./Feedback.module.css";

interface Props {
  id: string;
  close: () => void;
  /** It was corrected or taken back. */
  changed: (id: string, isGone: boolean) => void;
}

export function GradePanel({ id, close, changed }: Props) {
  const query = oneGrade(id);
  const asked = useQuery(query);
  return (
    <aside aria-label="Grade" className={styles.panel}>
      <div className={styles.panelHead}>
        <h2>Grade</h2>
        <Button aria-label="Close the panel" onPress={close}>
          ✕
        </Button>
      </div>
      <Asked query={asked} queryKey={query.queryKey}>
        {(grade) =>
          grade ? (
            <Whole
              grade={grade}
              renew={() => {
                void asked.refetch();
                changed(id, false);
              }}
              gone={() => changed(id, true)}
            />
          ) : (
            <NotHere what="grade" />
          )
        }
      </Asked>
    </aside>
  );
}

interface WholeProps {
  grade: Grade;
  renew: () => void;
  gone: () => void;
}

function Whole({ grade, renew, gone }: WholeProps) {
  const [isCorrecting, setCorrecting] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const why = useWhyNot(grade);
  const titles = useTitles(grade.taskId);
  const take = () => {
    setError(null);
    takeBack(grade.id).then(
      () => {
        announce("Taken back");
        gone();
      },
      (thrown: unknown) => setError(asApiError(thrown)),
    );
  };
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: "grade:correct",
          title: "Correct the grade",
          group: "Grade",
          keys: ["e"],
          unavailable: why,
          run: () => setCorrecting(true),
        },
      ],
      [why],
    ),
  );
  return (
    <>
      <Facts grade={grade} />
      {isCorrecting ? (
        <Correct
          key={grade.revision}
          grade={grade}
          cancel={() => setCorrecting(false)}
          done={() => {
            setCorrecting(false);
            renew();
          }}
        />
      ) : (
        <section className={styles.answer} aria-label="Answer">
          <Values of={grade.jsonValues} comment={grade.comment} titles={titles} />
          {grade.completionsSummary && (
            <p>
              <Visible text={grade.completionsSummary} />
            </p>
          )}
          <div className={styles.actions}>
            <Button isDisabled={why !== null} onPress={() => setCorrecting(true)}>
              Correct
            </Button>
            <Confirm
              label="Take back"
              name="this grade"
              question="Take it back? It will be gone as if it had never been given."
              unavailable={why}
              run={take}
            />
          </div>
          {error && <Failure error={error} />}
        </section>
      )}
      <Calls grade={grade} />
      {grade.history.length > 0 && <History grade={grade} />}
    </>
  );
}

/** Why it may not be changed; null if it may. */
function useWhyNot(grade: Grade): string | null {
  const needs = useNeeds("GRADER");
  if (grade.viewerCanChange) return null;
  return needs ?? "given by another token: needs WRITER";
}

function Facts({ grade }: { grade: Grade }) {
  const { task, author, revisedBy } = grade;
  const facts: [string, ReactNode][] = [
    ["Grader", <By key="by" grade={grade} />],
    ["Token", author && <Visible key="token" text={author.name ?? author.tokenId} />],
    ["Given", <Time key="given" at={grade.createdAt} />],
    [
      "Task",
      <a key="task" href={`#/tasks/${encodeURIComponent(grade.taskId)}`}>
        <Visible text={task?.name ?? grade.taskId} />
      </a>,
    ],
    [
      "Version",
      task && task.version !== grade.taskVersion
        ? `${grade.taskVersion} (the task is at ${task.version})`
        : grade.taskVersion,
    ],
    [
      "Revision",
      grade.revision > 1 ? (
        <>
          {grade.revision}, <Time at={grade.updatedAt} /> by{" "}
          <Visible text={revisedBy?.name ?? revisedBy?.tokenId ?? "nobody known"} />
        </>
      ) : (
        grade.revision
      ),
    ],
    ["Id", <code key="id">{grade.id}</code>],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Calls({ grade }: { grade: Grade }) {
  const count = grade.matchedCompletionIds.length;
  const nodes = grade.completions?.nodes ?? [];
  return (
    <section>
      <h3>{count === 1 ? "The call" : `${shownCount(count)} calls`}</h3>
      {nodes.length === 0 && <p className={styles.second}>What it graded was deleted.</p>}
      <ul className={styles.calls}>
        {nodes.map(({ id, createdAt, model, prompt }) => (
          <li key={id}>
            <a href={`#/completions/${encodeURIComponent(id)}`}>
              {model ?? "call"} · <Time at={createdAt} />
            </a>
            {prompt && (
              <p className={styles.prompt}>
                <Visible text={shortened(prompt, 300)} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {count > nodes.length && nodes.length > 0 && (
        <p className={styles.second}>The first {nodes.length} are shown.</p>
      )}
    </section>
  );
}

/** Each revision with what the next one changed marked. */
function History({ grade }: { grade: Grade }) {
  const all = [...grade.history].reverse();
  const titles = useTitles(grade.taskId);
  const next = (index: number): Pick<Revision, "jsonValues"> => all[index - 1] ?? grade;
  return (
    <section>
      <h3>Earlier revisions</h3>
      <ol className={styles.history} aria-label="Earlier revisions, newest first">
        {all.map((each, index) => (
          <li key={each.revision}>
            <p className={styles.second}>
              Revision {each.revision}, <Time at={each.at} />, version {each.taskVersion}
              {each.grader && (
                <>
                  , <Visible text={graderName({ grader: each.grader, author: null })} />
                </>
              )}
            </p>
            <Values
              of={each.jsonValues}
              comment={each.comment}
              against={next(index).jsonValues}
              titles={titles}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
