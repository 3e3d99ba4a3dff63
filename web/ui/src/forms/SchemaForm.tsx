/** A form made of a JSON Schema: what is filled in is an answer, as JSON. */
import { memo, useEffect, useId, useLayoutEffect, useMemo, useState } from "react";
import { Part } from "./Part";
import type { Fault, Verdict } from "./check";
import { check } from "./checker";
import { Faults, type FormContext, Shared } from "./context";
import styles from "./forms.module.css";
import type { Json } from "./json";
import { onFormKey } from "./keys";
import { Root, isSchema } from "./schema";

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
const NOTHING_FOUND: Verdict = { isValid: null, faults: NONE };
const PAUSE_MILLISECONDS = 200;

export const SchemaForm = memo(function SchemaForm({
  schema,
  value,
  onChange,
  errors = NONE,
  disabled = false,
  label = "Answer",
  onLast,
}: SchemaFormProps) {
  const root = useMemo(() => new Root(schema), [schema]);
  const [left, setLeft] = useState<readonly string[]>([]);
  const { faults: found, isSlow = false } = useAdvice(schema, value, left.length > 0);
  const shown = useMemo(
    () => [...errors, ...found.filter(({ path }) => left.includes(path))],
    [errors, found, left],
  );
  const shared = useShared(root, disabled, setLeft);
  useLayoutEffect(() => shared.faults.set(shown), [shared, shown]);
  const whole = shown.filter(({ path }) => path === "" || path === "/");
  return (
    <Shared value={shared}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys lead from one field to the next */}
      <div
        className={styles.form}
        role="group"
        aria-label={label}
        data-many={isMany(schema)}
        onKeyDown={(event) => onFormKey(event, onLast)}
      >
        {isSlow && (
          <p className={styles.hint} role="status">
            To check this form here takes too long, which some patterns do: what is wrong is said
            when it is sent.
          </p>
        )}
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
          references={NO_REFERENCES}
        />
      </div>
    </Shared>
  );
});

const NO_REFERENCES: readonly string[] = [];
/** Of more the browser lays out those that are in sight. */
const MANY = 60;

function isMany(schema: unknown): boolean {
  if (!isSchema(schema) || !isSchema(schema.properties)) return false;
  return Object.keys(schema.properties).length > MANY;
}

type SetLeft = (change: (before: readonly string[]) => readonly string[]) => void;

function useShared(root: Root, disabled: boolean, setLeft: SetLeft): FormContext {
  const id = useId();
  const [faults] = useState(() => new Faults());
  return useMemo(() => {
    const onLeft = (path: string) =>
      setLeft((before) => (before.includes(path) ? before : [...before, path]));
    return { id, root, disabled, faults, onLeft };
  }, [id, root, disabled, faults, setLeft]);
}

/** What the worker finds wrong, a moment after the last change. */
function useAdvice(schema: unknown, value: Json | undefined, isWanted: boolean): Verdict {
  const [found, setFound] = useState<Verdict>(NOTHING_FOUND);
  useEffect(() => {
    if (!isWanted || value === undefined) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void check(schema, value).then((verdict) => {
        if (isCurrent) setFound(verdict);
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [schema, value, isWanted]);
  return value === undefined ? NOTHING_FOUND : found;
}
