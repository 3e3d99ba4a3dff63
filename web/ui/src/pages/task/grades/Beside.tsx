/** Grades of one call side by side, a field in a row; where they differ is marked. */
import { Button } from "react-aria-components";
import { fieldsOf, answered, hasSameDigits } from "@/state/exact";
import { graderName } from "@/state/grades";
import type { Titles } from "@/state/titles";
import { Visible } from "@/states/Visible";
import { By } from "@/states/grades/By";
import { FieldName } from "@/states/grades/FieldName";
import type { ListedGrade } from "@/states/grades/documents";
import { Scroll } from "@/states/Scroll";
import styles from "./Disagreements.module.css";

interface Props {
  grades: readonly ListedGrade[];
  /** The grade that counts, if it is settled. */
  counts: ListedGrade | null;
  letters: readonly string[];
  titles: Titles;
  needs: string | null;
  isSending: boolean;
  take: (grade: ListedGrade) => void;
}

export function Beside({ grades, counts, letters, titles, needs, isSending, take }: Props) {
  const values = grades.map(({ jsonValues }) => new Map(fieldsOf(jsonValues)));
  const names = [...new Set(values.flatMap((each) => [...each.keys()]))];
  const decided = counts && new Map(fieldsOf(counts.jsonValues));
  return (
    <Scroll label="Grades side by side" className={styles.scroll}>
      <table className={styles.beside}>
        <thead>
          <tr>
            <td />
            {grades.map((grade) => (
              <th key={grade.id} scope="col">
                <By grade={grade} />
                {grade.taskVersion !== grades[0]?.taskVersion && (
                  <small> version {grade.taskVersion}</small>
                )}
              </th>
            ))}
            {counts && <th scope="col">★ settled</th>}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const first = values[0]?.get(name);
            const differs = values.some((each) => !hasSameDigits(each.get(name), first));
            return (
              <tr key={name} data-differs={differs || undefined}>
                <th scope="row">
                  {name === "" ? "Answer" : <FieldName {...{ name, titles }} />}
                  {differs && (
                    <span className={styles.mark} title="They differ">
                      <span aria-hidden> ≠</span>
                      <span className="visually-hidden"> differs</span>
                    </span>
                  )}
                </th>
                {values.map((each, index) => (
                  <td key={index}>
                    <Value of={each} name={name} />
                  </td>
                ))}
                {decided && (
                  <td data-decided>
                    <Value of={decided} name={name} />
                  </td>
                )}
              </tr>
            );
          })}
          {[...grades, counts].some((each) => each && each.comment !== "") && (
            <tr>
              <th scope="row">Comment</th>
              {grades.map(({ id, comment }) => (
                <td key={id} className={styles.comment}>
                  <Visible text={comment} />
                </td>
              ))}
              {counts && (
                <td className={styles.comment}>
                  <Visible text={counts.comment} />
                </td>
              )}
            </tr>
          )}
          <tr>
            <td />
            {grades.map((grade, index) => (
              <td key={grade.id}>
                <Button isDisabled={needs !== null || isSending} onPress={() => take(grade)}>
                  Take this {letters[index] !== undefined && <kbd>{letters[index]}</kbd>}
                  <span className="visually-hidden">: settle as {graderName(grade)} says</span>
                </Button>
              </td>
            ))}
            {counts && <td />}
          </tr>
        </tbody>
      </table>
    </Scroll>
  );
}

function Value({ of, name }: { of: ReadonlyMap<string, unknown>; name: string }) {
  if (!of.has(name)) return <span className={styles.none}>–</span>;
  return <Visible text={answered(of.get(name))} />;
}
