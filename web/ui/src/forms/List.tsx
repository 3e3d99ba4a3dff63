/** A list: its items one below the other, to be added, moved and taken away. */
import { useRef, useState } from "react";
import { type FieldProps, Part } from "./Part";
import { useForm } from "./context";
import styles from "./forms.module.css";
import { type Json, step } from "./json";
import { focusPath } from "./keys";
import { startOf } from "./start";

export function List({
  value,
  onChange,
  plan,
  path,
  label,
  references,
  ...field
}: FieldProps<"list">) {
  const { root } = useForm();
  const box = useRef<HTMLDivElement>(null);
  const items = Array.isArray(value) ? (value as readonly Json[]) : [];
  const change = (next: readonly Json[]) =>
    onChange(next.length === 0 && !field.isRequired ? undefined : next);
  const [ids, setIds] = useKeys(items.length);
  const add = () => {
    const at = items.length;
    change([...items, startOf(root, plan.item(at)) ?? null]);
    // When the row is there.
    setTimeout(() => box.current && focusPath(box.current, step(path, at)));
  };
  const move = (at: number, by: number) => {
    const next = [...items];
    const [one] = next.splice(at, 1);
    if (one === undefined) return;
    next.splice(at + by, 0, one);
    setIds(ids.with(at, ids[at + by] ?? 0).with(at + by, ids[at] ?? 0));
    change(next);
  };
  return (
    <div
      ref={box}
      role="group"
      className={styles.list}
      aria-labelledby={`${field.id}-label`}
      aria-describedby={field.describedBy}
      data-field={items.length === 0 ? path : undefined}
    >
      {items.map((item, at) => (
        <div key={ids[at]} className={styles.item}>
          <div>
            <Part
              schema={plan.item(at)}
              value={item}
              onChange={(changed) => change(items.with(at, changed ?? null))}
              path={step(path, at)}
              name={`${label} ${at + 1}`}
              isRequired
              references={references}
            />
          </div>
          <div className={styles.tools}>
            <button
              type="button"
              aria-label={`Move ${label} ${at + 1} up`}
              disabled={field.isDisabled || at === 0}
              onClick={() => move(at, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={`Take away ${label} ${at + 1}`}
              disabled={field.isDisabled || items.length <= plan.least}
              onClick={() => {
                setIds(ids.filter((_, each) => each !== at));
                change(items.filter((_, each) => each !== at));
              }}
            >
              ✕
            </button>
          </div>
        </div>
      ))}
      <button
        type="button"
        data-focus={items.length === 0 ? true : undefined}
        disabled={field.isDisabled || items.length >= plan.most}
        aria-label={`Add to ${label}`}
        onClick={add}
      >
        Add
      </button>
    </div>
  );
}

/** Of each row one, so that it keeps what is being typed in it when one above goes. */
function useKeys(count: number) {
  const [ids, setIds] = useState<readonly number[]>([]);
  if (ids.length === count) return [ids, setIds] as const;
  const next = Math.max(0, ...ids) + 1;
  const all = Array.from({ length: count }, (_, at) => ids[at] ?? next + at);
  setIds(all);
  return [all, setIds] as const;
}
