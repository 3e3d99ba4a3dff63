/** Up to nine options, or a scale, as buttons with the digits that choose them. */
import { useRef } from "react";
import type { FieldProps } from "./Part";
import styles from "./forms.module.css";
import { isSame } from "./json";
import type { Drawn, Option } from "./plan";

type Props = FieldProps<Drawn["kind"]> & { options: readonly Option[]; isScale?: boolean };

export function Options({ options, isScale = false, value, onChange, ...field }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chosen = value === undefined ? -1 : options.findIndex((each) => isSame(each.value, value));
  const go = (to: number) => {
    const next = options[(to + options.length) % options.length];
    if (!next) return;
    onChange(next.value);
    box.current?.querySelectorAll<HTMLElement>("[role=radio]")[options.indexOf(next)]?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent, at: number) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(at + by);
  };
  return (
    <div
      ref={box}
      role="radiogroup"
      className={isScale ? styles.scale : styles.options}
      aria-labelledby={`${field.id}-label`}
      aria-describedby={field.describedBy}
      aria-invalid={field.isInvalid}
      aria-required={field.isRequired}
    >
      {options.map((each, at) => {
        const key = isScale ? each.label : String(at + 1);
        const isChosen = at === chosen;
        return (
          <button
            key={at}
            type="button"
            role="radio"
            aria-checked={isChosen}
            disabled={field.isDisabled}
            // One stop for Tab; arrows lead on.
            tabIndex={isChosen || (chosen < 0 && at === 0) ? 0 : -1}
            data-focus={isChosen || (chosen < 0 && at === 0) ? true : undefined}
            data-option={key}
            title={each.description}
            onClick={() => onChange(each.value)}
            onKeyDown={(event) => onKeyDown(event, at)}
          >
            {!isScale && (
              <span className={styles.key} aria-hidden>
                {key}
              </span>
            )}
            {each.label}
          </button>
        );
      })}
    </div>
  );
}
