/** A field for those who do not write JSON: what is asked, and how; it is written into the text. */
import { type ReactNode, useId, useState } from "react";
import { Button } from "react-aria-components";
import { announce } from "@/frame/announce";
import { Select } from "@/states/Select";
import { type Kind, NO_FIELD, type NewField, fieldFault, withField } from "./addField";
import styles from "./edit.module.css";

const KINDS: readonly (readonly [Kind, string])[] = [
  ["number", "Number"],
  ["yesno", "Yes or no"],
  ["choice", "One of some choices"],
  ["text", "Text"],
];

interface Props {
  /** Valid JSON. */
  text: string;
  setText: (text: string) => void;
}

export function AddField({ text, setText }: Props) {
  const id = useId();
  const [field, setField] = useState(NO_FIELD);
  const [isTold, setTold] = useState(false);
  const fault = fieldFault(text, field);
  const set = (change: Partial<NewField>) => setField({ ...field, ...change });
  const add = () => {
    setTold(fault !== null);
    if (fault !== null) return;
    setText(withField(text, field));
    setField(NO_FIELD);
    announce(`The field ${field.name.trim()} is added.`);
  };
  return (
    <div className={styles.add} role="group" aria-label="Add a field">
      <Typed label="Name" value={field.name} set={(name) => set({ name })} hint="score" />
      <Typed label="Title, for graders" value={field.title} set={(title) => set({ title })} />
      <Select label="Kind" options={KINDS} value={field.kind} set={(kind) => set({ kind })} />
      <Of field={field} set={set} />
      <Tick value={field.isRequired} set={(isRequired) => set({ isRequired })}>
        An answer needs it
      </Tick>
      <Button onPress={add} aria-describedby={isTold && fault !== null ? id : ""}>
        Add it
      </Button>
      {isTold && fault !== null && (
        <p id={id} className={styles.fault} role="status">
          ✕ {fault}
        </p>
      )}
    </div>
  );
}

interface OfProps {
  field: NewField;
  set: (change: Partial<NewField>) => void;
}

/** What only some kinds have. */
function Of({ field, set }: OfProps) {
  if (field.kind === "choice") {
    return (
      <label>
        Choices, one in a line
        <textarea
          rows={3}
          value={field.choices}
          onChange={({ target }) => set({ choices: target.value })}
        />
      </label>
    );
  }
  if (field.kind !== "number") return null;
  return (
    <>
      <Typed label="Least" value={field.least} set={(least) => set({ least })} isNumber />
      <Typed label="Most" value={field.most} set={(most) => set({ most })} isNumber />
      <Tick value={field.isWhole} set={(isWhole) => set({ isWhole })}>
        Whole numbers only
      </Tick>
    </>
  );
}

interface TypedProps {
  label: string;
  value: string;
  set: (value: string) => void;
  hint?: string;
  isNumber?: boolean;
}

function Typed({ label, value, set, hint, isNumber = false }: TypedProps) {
  return (
    <label>
      {label}
      <input
        value={value}
        placeholder={hint}
        inputMode={isNumber ? "decimal" : "text"}
        data-short={isNumber || undefined}
        autoComplete="off"
        onChange={({ target }) => set(target.value)}
      />
    </label>
  );
}

interface TickProps {
  value: boolean;
  set: (value: boolean) => void;
  children: ReactNode;
}

function Tick({ value, set, children }: TickProps) {
  return (
    <label data-tick>
      <input type="checkbox" checked={value} onChange={({ target }) => set(target.checked)} />
      {children}
    </label>
  );
}
