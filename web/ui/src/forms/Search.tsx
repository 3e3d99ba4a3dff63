/** More options than have a key each: a box that looks for them. */
import { useMemo, useState } from "react";
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { shownCount } from "@/state/shown";
import type { FieldProps } from "./Part";
import styles from "./forms.module.css";
import { isSame } from "./json";
import type { Drawn, Option } from "./plan";

type Props = FieldProps<Drawn["kind"]> & { options: readonly Option[] };

/** Those that are listed at once; typing finds the others. */
const MOST_SHOWN = 50;

export function Search({ options, value, onChange, ...field }: Props) {
  const at = value === undefined ? -1 : options.findIndex((each) => isSame(each.value, value));
  const label = options[at]?.label ?? "";
  const [typed, setTyped] = useState({ of: at, text: label });
  if (typed.of !== at) setTyped({ of: at, text: label });
  const found = useMemo(() => {
    const words = typed.text === label ? "" : typed.text.trim().toLowerCase();
    return options
      .map((each, id) => ({ ...each, id }))
      .filter((each) => each.label.toLowerCase().includes(words))
      .slice(0, MOST_SHOWN);
  }, [options, typed.text, label]);
  return (
    <ComboBox
      className={styles.search ?? ""}
      aria-labelledby={`${field.id}-label`}
      isDisabled={field.isDisabled}
      isInvalid={field.isInvalid}
      menuTrigger="focus"
      items={found}
      inputValue={typed.text}
      onInputChange={(text) => setTyped({ of: at, text })}
      value={at < 0 ? null : at}
      onChange={(key) => {
        const option = typeof key === "number" ? options[key] : undefined;
        if (option) onChange(option.value);
      }}
      allowsEmptyCollection
    >
      <Input
        id={field.id}
        data-focus
        className={styles.text ?? ""}
        aria-describedby={field.describedBy}
        placeholder={`one of ${shownCount(options.length)}`}
      />
      <Popover className={styles.popover ?? ""}>
        <ListBox<(typeof found)[number]>
          className={styles.found ?? ""}
          renderEmptyState={() => <span className={styles.hint}>Nothing fits.</span>}
        >
          {(each) => (
            <ListBoxItem id={each.id} textValue={each.label}>
              {each.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
