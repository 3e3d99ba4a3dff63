/** One part of an answer: a field with its name and what is wrong with it, or several of them. */
import { memo, useCallback, useLayoutEffect, useMemo, useRef } from "react";
import { Choice } from "./Choice";
import { Text, Numeric } from "./Inputs";
import { JsonField } from "./JsonField";
import { List } from "./List";
import { Options } from "./Options";
import { Search } from "./Search";
import { Several } from "./Several";
import { useFault, useForm } from "./context";
import styles from "./forms.module.css";
import { type Json, type JsonObject, isObject, step, withKey } from "./json";
import { MOST_BUTTONS } from "./kinds";
import { type Drawn, type Field, type Plan, labelOf, planOf } from "./plan";
import { startOf } from "./start";
import { FieldFrame } from "./FieldFrame";

export interface PartProps {
  schema: unknown;
  value: Json | undefined;
  /** Undefined takes it away. */
  onChange: (value: Json | undefined) => void;
  path: string;
  /** What it is called where its schema has no title; null for the whole. */
  name: string | null;
  isRequired: boolean;
  /** Those that have led here. */
  references: readonly string[];
}

export interface FieldProps<K extends Drawn["kind"]> extends PartProps {
  plan: Plan & { kind: K };
  /** The element's id, and those of what describes it. */
  id: string;
  describedBy: string | undefined;
  label: string;
  isInvalid: boolean;
  isDisabled: boolean;
}

export const Part = memo(function Part(props: PartProps) {
  const { schema, value, path, name, references, isRequired } = props;
  const { root, disabled } = useForm();
  const plan = useMemo(
    () => planOf(root, schema, value, references),
    [root, schema, value, references],
  );
  const led = useLed(references, plan.references);
  const label = plan.title ?? name ?? "Answer";
  const isDisabled = disabled || plan.isReadOnly;
  if (plan.kind === "object") {
    return <Fields {...props} plan={plan} label={label} references={led} />;
  }
  if (plan.kind === "fixed" && (isRequired || plan.isNullable)) {
    return <Fixed {...props} label={label} fixed={plan.value} />;
  }
  return (
    <FieldFrame {...{ path, plan, label, isRequired, isDisabled, value, onChange: props.onChange }}>
      {(frame) => <Drawing {...props} {...frame} references={led} plan={plan} />}
    </FieldFrame>
  );
});

/** The same list for as long as it says the same: what is below is not drawn anew for it. */
function useLed(references: readonly string[], more: readonly string[]): readonly string[] {
  const all = JSON.stringify([...references, ...more]);
  return useMemo(() => JSON.parse(all) as readonly string[], [all]);
}

function Drawing(props: FieldProps<Drawn["kind"]>) {
  const { plan } = props;
  switch (plan.kind) {
    case "options":
      if (plan.options.length > MOST_BUTTONS) return <Search {...props} options={plan.options} />;
      return <Options {...props} options={plan.options} />;
    case "scale":
      return <Options {...props} options={plan.options} isScale />;
    case "several":
      return <Several {...props} options={plan.options} />;
    case "number":
      return <Numeric {...props} plan={plan} />;
    case "text":
      return <Text {...props} plan={plan} />;
    case "list":
      return <List {...props} plan={plan} />;
    case "choice":
      return <Choice {...props} plan={plan} />;
    case "fixed":
      return <Options {...props} options={[{ value: plan.value, label: labelOf(plan.value) }]} />;
    default:
      return <JsonField {...props} />;
  }
}

interface FieldsProps extends PartProps {
  plan: Plan & { kind: "object" };
  label: string;
}

function Fields({ plan, label, ...props }: FieldsProps) {
  const { path, value, onChange, isRequired, references } = props;
  const { id, root, disabled } = useForm();
  const fault = useFault(path);
  const object = isObject(value) ? value : NOTHING;
  const change = useChange(object, onChange);
  // What leads back to itself and may be left out begins when it is asked for.
  const isFolded =
    path !== "" &&
    !isRequired &&
    value === undefined &&
    plan.references.some((each) => isBefore(references, each));
  if (isFolded) {
    return (
      <p className={styles.field}>
        <button
          type="button"
          disabled={disabled}
          onClick={() => onChange(startOf(root, props.schema) ?? {})}
        >
          Add {label}
        </button>
      </p>
    );
  }
  const fields = plan.fields.map((field) => (
    <Member
      key={field.key}
      {...{ field, path, references, change }}
      schema={field.schema}
      value={Object.hasOwn(object, field.key) ? object[field.key] : undefined}
    />
  ));
  if (path === "") {
    return (
      <>
        {plan.description !== undefined && <p className={styles.hint}>{plan.description}</p>}
        {fields}
      </>
    );
  }
  return (
    <fieldset className={styles.group} aria-describedby={fault ? `${id}${path}-fault` : undefined}>
      <legend>{label}</legend>
      {plan.description !== undefined && <p className={styles.hint}>{plan.description}</p>}
      {fault && (
        <p className={styles.fault} id={`${id}${path}-fault`}>
          {fault}
        </p>
      )}
      {fields}
      {!isRequired && value !== undefined && (
        <button
          type="button"
          className={styles.quiet}
          disabled={disabled}
          onClick={() => onChange(undefined)}
        >
          Leave out {label}
        </button>
      )}
    </fieldset>
  );
}

const NOTHING: JsonObject = {};

type Change = (key: string, changed: Json | undefined) => void;

/** The same function all the time, which changes what is there when it is called. */
function useChange(object: JsonObject, onChange: PartProps["onChange"]): Change {
  const latest = useRef({ object, onChange });
  useLayoutEffect(() => {
    latest.current = { object, onChange };
  });
  return useCallback((key, changed) => {
    const { object, onChange } = latest.current;
    onChange(withKey(object, key, changed));
  }, []);
}

interface MemberProps extends Pick<PartProps, "schema" | "value" | "path" | "references"> {
  field: Field;
  change: Change;
}

function Member({ field: { key, isRequired }, path, change, ...props }: MemberProps) {
  const onChange = useCallback((changed: Json | undefined) => change(key, changed), [change, key]);
  return <Part {...props} {...{ isRequired, onChange }} path={step(path, key)} name={key} />;
}

/** Whether a reference has led here before the last time. */
function isBefore(references: readonly string[], each: string): boolean {
  return references.indexOf(each) !== references.lastIndexOf(each);
}

/** What is always the same is said, and sent by what the form begins with. */
function Fixed({ label, fixed, value, onChange }: PartProps & { label: string; fixed: Json }) {
  const { disabled } = useForm();
  return (
    <p className={styles.fixed}>
      <span>{label}</span> <code>{labelOf(fixed)}</code>
      {value === undefined && (
        <button
          type="button"
          className={styles.quiet}
          disabled={disabled}
          onClick={() => onChange(fixed)}
        >
          Set {label}
        </button>
      )}
    </p>
  );
}
