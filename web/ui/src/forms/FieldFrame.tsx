/** Around each field: its name, what it is for, what is wrong with it, and a way to leave it empty. */
import type { ReactNode } from "react";
import { useFault, useForm } from "./context";
import styles from "./forms.module.css";
import { type Json, isSame } from "./json";
import { type Plan, labelOf } from "./plan";

interface Given {
  id: string;
  describedBy: string | undefined;
  label: string;
  isInvalid: boolean;
  isDisabled: boolean;
}

interface Props {
  path: string;
  plan: Plan;
  label: string;
  isRequired: boolean;
  isDisabled: boolean;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  children: (given: Given) => ReactNode;
}

/** They have several fields inside, or buttons, of which none is named by a label. */
const GROUPS = new Set(["options", "scale", "several", "list", "choice", "fixed"]);

export function FieldFrame(props: Props) {
  const { path, plan, label, isRequired, isDisabled, value, children } = props;
  const { id, onLeft } = useForm();
  const fault = useFault(path);
  const own = `${id}${path}`;
  const hint = hintOf(plan);
  const describedBy =
    [hint !== "" && `${own}-hint`, fault !== undefined && `${own}-fault`]
      .filter(Boolean)
      .join(" ") || undefined;
  const isAround = plan.kind === "list" || plan.kind === "choice";
  const words = (
    <>
      {label}
      {isRequired && <span className={styles.required}> · required</span>}
    </>
  );
  return (
    <div
      className={styles.field}
      role="presentation"
      data-field={isAround ? undefined : path}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeft(path);
      }}
    >
      <div className={styles.head}>
        {GROUPS.has(plan.kind) ? (
          <span id={`${own}-label`} className={styles.label}>
            {words}
          </span>
        ) : (
          <label id={`${own}-label`} htmlFor={own} className={styles.label}>
            {words}
          </label>
        )}
        <Clear {...props} isDisabled={isDisabled} value={value} />
      </div>
      {hint !== "" && (
        <p id={`${own}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {children({ id: own, describedBy, label, isInvalid: fault !== undefined, isDisabled })}
      {fault !== undefined && (
        <p id={`${own}-fault`} className={styles.fault}>
          <span aria-hidden>✕ </span>
          {fault}
        </p>
      )}
    </div>
  );
}

function hintOf(plan: Plan): string {
  const examples = plan.examples.map(labelOf).join(", ");
  const bounds = "hint" in plan ? plan.hint : "";
  const parts = [plan.description, bounds, examples && `such as ${examples}`];
  return parts.filter(Boolean).join(" · ");
}

/** None is an answer of its own where null is allowed; else it is left out. */
function Clear({
  plan,
  label,
  isRequired,
  isDisabled,
  value,
  onChange,
}: Props & { isDisabled: boolean }) {
  if (plan.isNullable && !isSame(value, null)) {
    return (
      <button
        type="button"
        className={styles.quiet}
        disabled={isDisabled}
        aria-label={`None for ${label}`}
        onClick={() => onChange(null)}
      >
        None
      </button>
    );
  }
  if (plan.isNullable) return <span className={styles.none}>none</span>;
  if (isRequired || value === undefined) return null;
  return (
    <button
      type="button"
      className={styles.quiet}
      disabled={isDisabled}
      aria-label={`Clear ${label}`}
      onClick={() => onChange(undefined)}
    >
      Clear
    </button>
  );
}
