/** What cannot be drawn, as JSON: what is no JSON yet is told, and is not sent. */
import { useState } from "react";
import type { FieldProps } from "./Part";
import styles from "./forms.module.css";
import { type Json, isSame, parseJson, printJson } from "./json";
import type { Drawn } from "./plan";

export function JsonField({ value, onChange, plan, ...field }: FieldProps<Drawn["kind"]>) {
  const [text, setText] = useState(() => printed(value));
  const [given, setGiven] = useState(value);
  // Another answer, which was not typed here.
  if (!isSame(given, value)) {
    setGiven(value);
    setText(printed(value));
  }
  const fault = text.trim() === "" ? null : faultOf(text);
  const why = plan.kind === "json" ? plan.why : "";
  return (
    <div data-broken={fault !== null} className={styles.json}>
      <textarea
        id={field.id}
        data-focus
        className={styles.code}
        rows={4}
        spellCheck={false}
        aria-describedby={[`${field.id}-json`, field.describedBy].filter(Boolean).join(" ")}
        aria-invalid={field.isInvalid || fault !== null}
        disabled={field.isDisabled}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          const typed = target.value.trim() === "" ? undefined : read(target.value);
          if (typed === null) return;
          setGiven(typed?.value);
          onChange(typed?.value);
        }}
      />
      <p id={`${field.id}-json`} className={fault === null ? styles.hint : styles.fault}>
        {fault ?? `As JSON${why && `: ${why}`}.`}
      </p>
    </div>
  );
}

function printed(value: Json | undefined): string {
  return value === undefined ? "" : printJson(value, 2);
}

function read(text: string): { value: Json } | null {
  try {
    return { value: parseJson(text) };
  } catch {
    return null;
  }
}

function faultOf(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return `It is no JSON yet: ${error instanceof Error ? error.message : String(error)}`;
  }
}
