import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { type Stored, useStored } from "@/state/stored";
import styles from "./Settings.module.css";

interface Props<T extends string> {
  label: string;
  of: Stored<T>;
  choices: readonly (readonly [T, string])[];
}

export function Choice<T extends string>({ label, of, choices }: Props<T>) {
  return (
    <RadioGroup
      className={styles.choice ?? ""}
      value={useStored(of)}
      onChange={(value) => of.set(value as T)}
    >
      <Label>{label}</Label>
      {choices.map(([value, words]) => (
        <RadioField key={value} value={value}>
          <RadioButton className={styles.radio ?? ""}>{words}</RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
