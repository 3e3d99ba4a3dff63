/** What the list shows of a grade. */
import type { ReactNode } from "react";
import { fieldsOf, answered } from "@/state/exact";
import { shortened, shownCount } from "@/state/shown";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { By } from "@/states/grades/By";
import { FieldName } from "@/states/grades/FieldName";
import { useTitles } from "@/states/grades/useTitles";
import type { ListedGrade } from "@/states/grades/documents";
import { graderName } from "@/state/grades";
import styles from "./Feedback.module.css";

export interface Column {
  id: string;
  header: string;
  isNumber?: boolean;
  show: (grade: ListedGrade) => ReactNode;
}

/** @param titled Tasks whose fields are called by their titles. */
const columnsOf = (titled: readonly string[]): Column[] => [
  { id: "time", header: "Time", show: (grade) => <Time at={grade.createdAt} /> },
  { id: "grader", header: "Grader", show: (grade) => <By grade={grade} /> },
  {
    id: "values",
    header: "Answer",
    show: (grade) => <Line of={grade} isTitled={titled.includes(grade.taskId)} />,
  },
  { id: "comment", header: "Comment", show: (grade) => <Visible text={grade.comment} /> },
  {
    id: "task",
    header: "Task",
    show: (grade) => (grade.task ? <Visible text={grade.task.name} /> : "gone"),
  },
  { id: "version", header: "Version", isNumber: true, show: (grade) => grade.taskVersion },
  { id: "revision", header: "Revision", isNumber: true, show: (grade) => grade.revision },
  {
    id: "calls",
    header: "Calls",
    isNumber: true,
    show: (grade) => shownCount(grade.matchedCompletionIds.length),
  },
  {
    id: "author",
    header: "Token",
    show: ({ author }) => <Visible text={author ? (author.name ?? author.tokenId) : "not known"} />,
  },
];

export function columnsFor(hasTask: boolean, titled: readonly string[]): readonly Column[] {
  return columnsOf(titled).filter(({ id }) => !hasTask || id !== "task");
}

/** Each field with its value, one after the other. */
function Line({ of: { jsonValues, taskId }, isTitled }: { of: ListedGrade; isTitled: boolean }) {
  const titles = useTitles(isTitled ? taskId : undefined);
  return fieldsOf(jsonValues).map(([name, value]) => (
    <span key={name} className={styles.field}>
      {name !== "" && (
        <span className={styles.name}>
          <FieldName {...{ name, titles }} />{" "}
        </span>
      )}
      <Visible text={shortened(answered(value), SHOWN_CHARACTERS)} />
    </span>
  ));
}

/** Of a value in a row: the panel has the whole. */
const SHOWN_CHARACTERS = 200;

/** What a row says to those who hear it. */
export function rowName(grade: ListedGrade): string {
  return `Grade by ${graderName(grade)}`;
}
