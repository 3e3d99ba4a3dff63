/** Numbers and texts. A number is kept as it was typed, whatever digits it has. */
import { useState } from "react";
import type { FieldProps } from "./Part";
import styles from "./forms.module.css";
import { type Json, digits, isNumber, isNumberText, numberOf } from "./json";

export function Numeric({ value, onChange, plan, ...field }: FieldProps<"number">) {
  // `1.` and `-` are on the way to a number: until then what was typed is the value, which no schema
  // of a number takes.
  const shown = isNumber(value) ? digits(value) : typeof value === "string" ? value : "";
  return (
    <input
      id={field.id}
      data-focus
      className={styles.number}
      inputMode={plan.isInteger ? "numeric" : "decimal"}
      autoComplete="off"
      aria-describedby={field.describedBy}
      aria-invalid={field.isInvalid}
      aria-required={field.isRequired}
      disabled={field.isDisabled}
      value={shown}
      onChange={({ target }) => {
        const typed = target.value.trim().replace(/^\+/, "");
        if (typed === "") onChange(plan.isNullable ? null : undefined);
        else onChange(isNumberText(typed) ? numberOf(typed) : typed);
      }}
    />
  );
}

export function Text({ value, onChange, plan, ...field }: FieldProps<"text">) {
  // Where it is required an empty text is one, once something has been typed.
  const [wasTyped, setTyped] = useState(false);
  const shared = {
    id: field.id,
    "data-focus": true,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.isInvalid,
    "aria-required": field.isRequired,
    disabled: field.isDisabled,
    value: shownText(value),
    onChange: ({ target }: { target: { value: string } }) => {
      setTyped(true);
      const isLeftOut = target.value === "" && !(field.isRequired && wasTyped);
      onChange(isLeftOut ? (plan.isNullable ? null : undefined) : target.value);
    },
  };
  if (plan.isLong) return <textarea className={styles.long} rows={2} {...shared} />;
  return <input type={plan.type} className={styles.text} autoComplete="off" {...shared} />;
}

function shownText(value: Json | undefined): string {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}
