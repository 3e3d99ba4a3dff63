/** One of several shapes: which, and then its fields. */
import { useRef, useState } from "react";
import { type FieldProps, Part } from "./Part";
import { Options } from "./Options";
import { useForm } from "./context";
import styles from "./forms.module.css";
import type { Json } from "./json";
import { startOf } from "./start";

export function Choice({ plan, value, onChange, ...field }: FieldProps<"choice">) {
  const { root } = useForm();
  const [picked, setPicked] = useState<number | null>(null);
  // What was filled in, of each shape: a look at another one loses nothing.
  const kept = useRef(new Map<number, Json | undefined>());
  // What people choose stays, also while what they have filled in fits another one.
  const chosen = value === undefined ? null : (picked ?? plan.chosen);
  const branch = chosen === null ? undefined : plan.branches[chosen];
  const choose = (at: number) => {
    if (chosen !== null) kept.current.set(chosen, value);
    setPicked(at);
    const schema = plan.branches[at]?.schema;
    onChange(kept.current.get(at) ?? startOf(root, schema) ?? emptyOf(value));
  };
  return (
    <div className={styles.choice}>
      <div data-field={field.path}>
        <Options
          {...field}
          plan={plan}
          value={chosen ?? undefined}
          options={plan.branches.map(({ title }, at) => ({ value: at, label: title }))}
          onChange={(at) => {
            if (typeof at === "number") choose(at);
          }}
        />
      </div>
      {branch && (
        <Part
          key={chosen}
          schema={branch.schema}
          value={value}
          onChange={(changed) => onChange(changed ?? emptyOf(value))}
          path={field.path}
          name={branch.title}
          isRequired
          references={field.references}
        />
      )}
    </div>
  );
}

/** A shape is chosen, and nothing is filled in yet. */
function emptyOf(value: Json | undefined): Json {
  return typeof value === "string" || value === undefined ? "" : null;
}
