/** Which calls: by tags, by a filter as that of the list, a part of them, in a window of time. */
import { useId, useRef, useState } from "react";
import { COMPLETIONS } from "@/state/filterText";
import { zone } from "@/state/preferences";
import type { CompletionFilter } from "@/gql/graphql";
import { type Selector, filterOf } from "@/state/selector";
import { useStored } from "@/state/stored";
import { fieldTime, instantOf, zoneName } from "@/state/time";
import { Skipped } from "@/states/Skipped";
import { FilterLine } from "@/states/filter/FilterLine";
import type { Line } from "@/states/filter/useLine";
import type { Refusal } from "../edit/refusal";
import { TagsField } from "./TagsField";
import styles from "./selector.module.css";

interface Props {
  of: Selector;
  set: (selector: Selector) => void;
  refusal: Refusal | null;
  line: Line<CompletionFilter>;
}

type PartProps = Pick<Props, "of" | "set">;

const TAGS = [
  ["all", "Has all of these tags"],
  ["any", "Has any of these tags"],
  ["none", "Has none of these tags"],
] as const;

export function SelectorFields({ of, set, refusal, line }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.fields}>
      {TAGS.map(([name, title]) => (
        <TagsField
          key={name}
          title={title}
          tags={of.tags[name]}
          set={(tags) => set({ ...of, tags: { ...of.tags, [name]: tags } })}
        />
      ))}
      <div className={styles.field}>
        <span>And matches this filter</span>
        <FilterLine
          language={COMPLETIONS}
          filter={filterOf(of)}
          hasRange={of.from !== null}
          apply={(filter) => set({ ...of, filter: filter ?? null })}
          setRange={() => set({ ...of, from: new Date(Date.now() - 86_400_000).toISOString() })}
          input={input}
          handle={line.handle}
          tellTyped={line.tellTyped}
          untilRight="Nothing is saved until this is right."
        />
      </div>
      <Window of={of} set={set} />
      <Sample of={of} set={set} />
      {refusal?.field === "selector" && (
        <p className={styles.fault} role="alert">
          ✕ {refusal.pointer !== "" && <code>{refusal.pointer}</code>} {refusal.message}
        </p>
      )}
    </div>
  );
}

function Window({ of, set }: PartProps) {
  const chosen = useStored(zone);
  const fields = [
    ["from", "Logged from"],
    ["to", "Logged before"],
  ] as const;
  return (
    <div className={styles.row}>
      {fields.map(([name, title]) => (
        <Instant
          key={name + chosen}
          title={`${title} (${zoneName(chosen)})`}
          at={of[name]}
          set={(at) => set({ ...of, [name]: at })}
        />
      ))}
    </div>
  );
}

interface InstantProps {
  title: string;
  at: string | null;
  set: (at: string | null) => void;
}

/** What is typed half is no time yet: it stays in the field, and the last time stays the selector's. */
function Instant({ title, at, set }: InstantProps) {
  const chosen = useStored(zone);
  const [typed, setTyped] = useState(() => fieldTime(at === null ? null : Date.parse(at), chosen));
  return (
    <>
      <label className={styles.field}>
        {title}
        <input
          type="datetime-local"
          step={1}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            const instant = instantOf(target.value, chosen);
            set(instant === null ? null : new Date(instant).toISOString());
          }}
        />
      </label>
      <Skipped text={typed} zone={chosen} />
    </>
  );
}

function Sample({ of, set }: PartProps) {
  const id = useId();
  const [typed, setTyped] = useState(() => String(Number((of.sampleRate * 100).toPrecision(12))));
  return (
    <label className={styles.field}>
      Part of them, in percent
      <input
        type="number"
        min={0}
        max={100}
        step="any"
        aria-describedby={id}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          const part = target.valueAsNumber;
          if (part >= 0 && part <= 100) set({ ...of, sampleRate: part / 100 });
        }}
      />
      <small id={id} className={styles.second}>
        A call is in the sample for good; a higher part adds to those of a lower one.
      </small>
    </label>
  );
}
