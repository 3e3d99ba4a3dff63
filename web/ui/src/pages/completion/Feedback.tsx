/** Grades by task: which counts, by whom, under which version, and what they were before. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { printSearch } from "@/state/search";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { By } from "@/states/grades/By";
import { Loading } from "@/states/Loading";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { Values } from "@/states/grades/Values";
import { titledTasks, useTitles } from "@/states/grades/useTitles";
import styles from "./Completion.module.css";
import { type Grade, feedback } from "./documents";

export function Feedback({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useQuery(feedback(id));
  if (isPending) return <Loading />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  const byTask = new Map<string, Grade[]>();
  for (const grade of data.nodes) {
    byTask.set(grade.taskId, [...(byTask.get(grade.taskId) ?? []), grade]);
  }
  const titled = titledTasks(data.nodes);
  const open = data.tasks.filter((task) => !byTask.has(task.id) && task.archivedAt === null);
  return (
    <div className={styles.feedback}>
      {data.nodes.length === 0 && (
        <Empty title="Not graded">
          <p>Nobody has given feedback on it.</p>
          {open.length === 0 && (
            <p>
              No task asks for a grade of it either: <a href="#/tasks">a task</a> chooses its calls
              by their tags, or by a filter.
            </p>
          )}
        </Empty>
      )}
      {[...byTask].map(([task, grades]) => (
        <TaskGrades key={task} id={task} grades={grades} isTitled={titled.includes(task)} />
      ))}
      {data.pageInfo.hasNextPage && (
        <p>
          The newest {data.nodes.length} of {data.totalCount} grades.
        </p>
      )}
      {open.length > 0 && (
        <section>
          <h2>Tasks that want a grade</h2>
          <ul>
            {open.map((task) => (
              <li key={task.id}>
                <a href={taskLink(task.id)} className={styles.filter}>
                  <Visible text={task.name} />
                </a>{" "}
                <a
                  href={`#/grade/${encodeURIComponent(task.id)}${printSearch({ i: id })}`}
                  aria-label={`Grade it for ${task.name}`}
                >
                  Grade it
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const taskLink = (id: string) => `#/tasks/${encodeURIComponent(id)}`;

interface TaskProps {
  id: string;
  grades: readonly Grade[];
  isTitled: boolean;
}

function TaskGrades({ id, grades, isTitled }: TaskProps) {
  const task = grades[0]?.task;
  return (
    <section>
      <h2>
        {task ? (
          <a href={taskLink(id)} className={styles.filter}>
            <Visible text={task.name} />
          </a>
        ) : (
          "A task that is gone"
        )}
      </h2>
      <ul className={styles.grades}>
        {grades.map((grade) => (
          <li key={grade.id} data-counts={grade.adjudicates}>
            <GradeOf {...{ grade, isTitled }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function GradeOf({ grade, isTitled }: { grade: Grade; isTitled: boolean }) {
  const titles = useTitles(isTitled ? grade.taskId : undefined);
  const current = grade.task?.version;
  const isOld = current !== undefined && current !== grade.taskVersion;
  return (
    <>
      <p className={styles.tools}>
        {grade.adjudicates && <strong className={styles.counts}>★ the one that counts</strong>}
        <span>
          by{" "}
          <b>
            <Grader of={grade} />
          </b>
        </span>
        {grade.grader?.name !== grade.author?.name && grade.author && (
          <span className={styles.second}>
            token <Visible text={grade.author.name ?? grade.author.tokenId} />
          </span>
        )}
        <Time at={grade.createdAt} />
        <span className={styles.second}>
          version {grade.taskVersion}
          {isOld && ` of ${current}`}
        </span>
      </p>
      <Values of={grade.jsonValues} comment={grade.comment} titles={titles} />
      {grade.history.length > 0 && <History grade={grade} />}
    </>
  );
}

function Grader({ of: { grader, author } }: { of: Pick<Grade, "grader"> & Partial<Grade> }) {
  return <By grade={{ grader, author: author ?? null }} />;
}

function History({ grade }: { grade: Grade }) {
  const [isOpen, setOpen] = useState(false);
  const earlier = grade.history.toReversed();
  return (
    <div>
      <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {isOpen ? "▾" : "▸"} Corrected {grade.history.length}{" "}
        {grade.history.length === 1 ? "time" : "times"}, last <Time at={grade.updatedAt} /> by{" "}
        <Visible text={grade.revisedBy?.name ?? grade.revisedBy?.tokenId ?? "nobody known"} />
      </Button>
      {isOpen && (
        <ol className={styles.grades} aria-label="Earlier revisions, newest first">
          {earlier.map((each, index) => (
            <li key={each.revision}>
              <p className={styles.tools}>
                revision {each.revision} <Time at={each.at} />
                <span className={styles.second}>version {each.taskVersion}</span>
                {each.grader && <Grader of={each} />}
              </p>
              <Values
                of={each.jsonValues}
                comment={each.comment}
                against={(earlier[index - 1] ?? grade).jsonValues}
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
