/** Any of up to nine options, each at most once. */
import type { FieldProps } from "./Part";
import styles from "./forms.module.css";
import { type Json, isSame } from "./json";
import type { Drawn, Option } from "./plan";

type Props = FieldProps<Drawn["kind"]> & { options: readonly Option[] };

export function Several({ options, value, onChange, ...field }: Props) {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [];
  const has = (option: Option) => list.some((each) => isSame(each, option.value));
  const turn = (option: Option) => {
    const other = list.filter((each) => !isSame(each, option.value));
    // In the schema's order, whatever order they were chosen in.
    const all = has(option) ? other : [...other, option.value];
    onChange(
      options.map((each) => each.value).filter((each) => all.some((one) => isSame(one, each))),
    );
  };
  return (
    <div
      role="group"
      className={styles.options}
      aria-labelledby={`${field.id}-label`}
      aria-describedby={field.describedBy}
    >
      {options.map((each, at) => (
        <button
          key={at}
          type="button"
          aria-pressed={has(each)}
          disabled={field.isDisabled}
          data-focus
          data-option={at + 1}
          title={each.description}
          onClick={() => turn(each)}
        >
          <span className={styles.key} aria-hidden>
            {at + 1}
          </span>
          {each.label}
        </button>
      ))}
    </div>
  );
}
