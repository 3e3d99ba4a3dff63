/** What a grade says, digit by digit, a field in a line; what differs from another one is marked. */
import { answered, fieldsOf, hasSameDigits } from "@/state/exact";
import { NO_TITLES, type Titles } from "@/state/titles";
import { Visible } from "@/states/Visible";
import { FieldName } from "./FieldName";
import styles from "./grades.module.css";

interface Props {
  of: unknown;
  comment?: string;
  titles?: Titles;
  /** What it is compared with; nothing is marked if it is not given. */
  against?: unknown;
}

export function Values({ of, comment = "", titles = NO_TITLES, ...rest }: Props) {
  const others = "against" in rest ? new Map(fieldsOf(rest.against)) : null;
  return (
    <>
      <dl className={styles.values}>
        {fieldsOf(of).map(([name, value]) => {
          const differs =
            others !== null && (!others.has(name) || !hasSameDigits(others.get(name), value));
          return (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name === "" ? "Answer" : <FieldName {...{ name, titles }} />}</dt>
              <dd data-differs={differs || undefined}>
                <Visible text={shown(value)} />
                {differs && <span className="visually-hidden"> (differs)</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      {comment !== "" && (
        <blockquote className={styles.comment}>
          <Visible text={comment} />
        </blockquote>
      )}
    </>
  );
}

/** Short JSON in a line, longer one indented. */
function shown(value: unknown): string {
  const line = answered(value);
  return typeof value === "string" || line.length < 60 ? line : JSON.stringify(value, null, 2);
}
