/** A condition on a field of the answer, for who does not type it. */
import { type SyntheticEvent, useId, useState } from "react";
import { Button } from "react-aria-components";
import type { FeedbackValueFilter } from "@/gql/graphql";
import { fieldsOf } from "@/state/exact";
import type { ListedGrade } from "@/states/grades/documents";
import { Select } from "@/states/Select";
import styles from "./Feedback.module.css";
import { OPERATORS, type Operator, readValue } from "./filter";

interface ValueProps {
  rows: readonly ListedGrade[];
  add: (value: FeedbackValueFilter) => void;
}

export function ValueForm({ rows, add }: ValueProps) {
  const list = useId();
  const [path, setPath] = useState("");
  const [operator, setOperator] = useState<Operator>("eq");
  const [text, setText] = useState("");
  const paths = new Set(
    rows.flatMap(({ jsonValues }) => fieldsOf(jsonValues).map(([name]) => name)),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (path.trim() === "") return;
    const value = operator === "contains" ? text : readValue(text);
    add({ path: path.trim(), [operator]: value });
    setText("");
  };
  return (
    <form className={styles.valueForm} onSubmit={submit} aria-label="A value of the answer">
      <label>
        <span>Answer</span>
        <input
          list={list}
          value={path}
          placeholder="Field"
          autoComplete="off"
          onChange={({ currentTarget }) => setPath(currentTarget.value)}
        />
      </label>
      <datalist id={list}>
        {[...paths].filter(Boolean).map((each) => (
          <option key={each} value={each.replaceAll("\\", "\\\\").replaceAll(".", "\\.")} />
        ))}
      </datalist>
      <Comparison value={operator} set={setOperator} />
      <input
        aria-label="Value"
        value={text}
        placeholder="Value"
        autoComplete="off"
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" isDisabled={path.trim() === ""}>
        Add
      </Button>
    </form>
  );
}

function Comparison({ value, set }: { value: Operator; set: (operator: Operator) => void }) {
  return (
    <Select
      label="How it compares"
      isLabelHidden
      value={value}
      options={Object.entries(OPERATORS) as [Operator, string][]}
      set={set}
    />
  );
}
