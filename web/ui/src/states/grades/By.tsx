/** Who has graded: the name that is claimed, and whether a person did. */
import type { ListedGrade } from "./documents";
import { KINDS, graderName } from "@/state/grades";
import { Visible } from "@/states/Visible";
import styles from "./grades.module.css";

type Of = Pick<ListedGrade, "grader" | "author"> & { adjudicates?: boolean };

export function By({ grade }: { grade: Of }) {
  const { grader, adjudicates } = grade;
  return (
    <>
      <Visible text={graderName(grade)} />
      {adjudicates && (
        <>
          {" "}
          <span className={styles.kind} data-kind="decides">
            ★ decides
          </span>
        </>
      )}
      {grader && grader.kind !== "HUMAN" && (
        <>
          {" "}
          <span className={styles.kind}>{KINDS[grader.kind]}</span>
        </>
      )}
    </>
  );
}
