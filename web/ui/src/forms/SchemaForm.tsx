/** A form made of a JSON Schema: what is filled in is an answer, as JSON. */
import { useEffect, useId, useMemo, useState } from "react";
import { Part } from "./Part";
import type { Fault } from "./check";
import { check } from "./checker";
import { type FormContext, Shared } from "./context";
import styles from "./forms.module.css";
import type { Json } from "./json";
import { onFormKey } from "./keys";
import { Root } from "./schema";

export interface SchemaFormProps {
  schema: unknown;
  /** Undefined where nothing has been answered. */
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  /** Of the gateway, or of a try to send: shown at their fields whatever has been touched. */
  errors?: readonly Fault[] | undefined;
  disabled?: boolean;
  /** Its name, for those who hear it. */
  label?: string;
  /** Enter in the last field. */
  onLast?: (() => void) | undefined;
}

const NONE: readonly Fault[] = [];
const PAUSE_MILLISECONDS = 200;

export function SchemaForm(props: SchemaFormProps) {
  const {
    schema,
    value,
    onChange,
    errors = NONE,
    disabled = false,
    label = "Answer",
    onLast,
  } = props;
  const id = useId();
  const root = useMemo(() => new Root(schema), [schema]);
  const [left, setLeft] = useState<readonly string[]>([]);
  const found = useAdvice(schema, value, left.length > 0);
  const shared = useMemo<FormContext>(() => {
    const told = found.filter(({ path }) => left.includes(path));
    return {
      id,
      root,
      disabled,
      faults: [...errors, ...told],
      onLeft: (path) => setLeft((before) => (before.includes(path) ? before : [...before, path])),
    };
  }, [id, root, disabled, errors, found, left]);
  const whole = shared.faults.filter(({ path }) => path === "" || path === "/");
  return (
    <Shared value={shared}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys lead from one field to the next */}
      <div
        className={styles.form}
        role="group"
        aria-label={label}
        onKeyDown={(event) => onFormKey(event, onLast)}
      >
        {whole.map(({ message }) => (
          <p key={message} className={styles.fault} role="alert">
            {message}
          </p>
        ))}
        <Part
          schema={schema}
          value={value}
          onChange={onChange}
          path=""
          name={null}
          isRequired
          references={[]}
        />
      </div>
    </Shared>
  );
}

/** What the worker finds wrong, a moment after the last change. */
function useAdvice(schema: unknown, value: Json | undefined, isWanted: boolean): readonly Fault[] {
  const [found, setFound] = useState<{ of: Json; faults: readonly Fault[] } | null>(null);
  useEffect(() => {
    if (!isWanted || value === undefined) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void check(schema, value).then(({ faults }) => {
        if (isCurrent) setFound({ of: value, faults });
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [schema, value, isWanted]);
  return found && value !== undefined ? found.faults : NONE;
}
