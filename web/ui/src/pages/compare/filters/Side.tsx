/** One of the two filters: as text, from a saved view, and within a range of time. */
import { useQuery } from "@tanstack/react-query";
import { type RefObject, useRef } from "react";
import { savedViewsQuery, searchOfView } from "@/api/savedViews";
import type { CompletionFilter } from "@/gql/graphql";
import { printRange, readRange, splitRange, withRange } from "@/state/range";
import { COMPLETIONS } from "@/state/filterText";
import { FilterLine, type LineHandle } from "@/states/filter/FilterLine";
import { RangeMenu } from "@/states/filter/RangeMenu";
import { Select } from "@/states/Select";
import styles from "./Filters.module.css";

interface Props {
  name: "A" | "B";
  /** Undefined while it is not chosen; without conditions for everything. */
  filter: CompletionFilter | undefined;
  /** Where it lies in time, beside the other. */
  time: "before" | "after" | undefined;
  set: (filter: CompletionFilter) => void;
  line: RefObject<LineHandle<CompletionFilter> | null>;
}

export function Side({ name, filter, time, set, line }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const { own, range } = splitRange(filter);
  // What is chosen is written down as two instants: both sides mean the same "now".
  const setRange = (text: string | undefined) => {
    const now = Date.now();
    const next = readRange(text, now);
    set(withRange(own, next && { from: next.from, to: next.to ?? now }) ?? {});
  };
  return (
    <section className={styles.side} aria-label={`Side ${name}`} data-side={name}>
      <header>
        <h2>
          <i aria-hidden /> {name}
          {time && <small> · {time}</small>}
          {filter && !own && (
            <small>
              {time && " ·"} {range ? "every call of its range" : "every call"}
            </small>
          )}
        </h2>
        <Views name={name} set={(next) => set(withRange(next, range) ?? {})} />
        <RangeMenu text={range ? printRange(range) : undefined} range={range} setRange={setRange} />
      </header>
      <FilterLine
        language={COMPLETIONS}
        filter={own}
        within={filter}
        hasRange={range !== null}
        apply={(next) => set(withRange(next, range) ?? {})}
        setRange={setRange}
        input={input}
        handle={line}
      />
    </section>
  );
}

function Views({
  name,
  set,
}: {
  name: string;
  set: (filter: CompletionFilter | undefined) => void;
}) {
  const views = useQuery(savedViewsQuery());
  const fit = views.data?.filter((view) => view.isValid && searchOfView(view) !== null) ?? [];
  if (fit.length === 0) return null;
  return (
    <Select
      label={`${name} from a saved view`}
      isLabelHidden
      value=""
      options={[["", "From a view…"], ...fit.map((view) => [view.id, view.name] as const)]}
      set={(chosen) => {
        const view = fit.find(({ id }) => id === chosen);
        if (view) set(searchOfView(view)?.f);
      }}
    />
  );
}
