/** A field by its title, its key at hand: in the tooltip, or beside it. */
import { type Titles, escapedField } from "@/state/titles";
import { Visible } from "@/states/Visible";
import styles from "./grades.module.css";

interface Props {
  /** Of the field of the answer; a path where `isPath`. */
  name: string;
  titles: Titles;
  isPath?: boolean;
  /** Show the key beside the title where there is room. */
  hasKey?: boolean;
}

export function FieldName({ name, titles, isPath = false, hasKey = false }: Props) {
  const title = titles.get(isPath ? name : escapedField(name));
  if (title === undefined || title === name) return <Visible text={name} />;
  return (
    <>
      <span title={name}>
        <Visible text={title} />
      </span>
      {hasKey && (
        <>
          {" "}
          <small className={styles.key}>
            <Visible text={name} />
          </small>
        </>
      )}
    </>
  );
}
