/** A side that finds nothing: which of its conditions empties it. */
import { useQuery } from "@tanstack/react-query";
import { completionCount } from "@/api/count";
import { queries } from "@/api/queries";
import type { CompletionFilter } from "@/gql/graphql";
import { COMPLETIONS } from "@/state/filterText";
import { printRange, splitRange, withRange } from "@/state/range";
import { NothingMatches } from "@/states/NothingMatches";
import { totalsQuery } from "./queries";
import type { Sides } from "./shares";

interface Props {
  sides: Sides;
  set: (next: Sides) => void;
}

export function Emptied({ sides, set }: Props) {
  const { data } = useQuery(totalsQuery(sides));
  if (!data) return null;
  const { a, b } = data.totals;
  return (
    <>
      {a.count === 0 && (
        <Side key="A" name="A" filter={sides.a} set={(next) => set({ ...sides, a: next })} />
      )}
      {b.count === 0 && (
        <Side key="B" name="B" filter={sides.b} set={(next) => set({ ...sides, b: next })} />
      )}
    </>
  );
}

interface SideProps {
  name: string;
  filter: CompletionFilter;
  set: (filter: CompletionFilter) => void;
}

function Side({ name, filter, set }: SideProps) {
  const { own, range } = splitRange(filter);
  if (!own && !range) return null;
  const of = {
    own,
    range,
    rangeText: range ? printRange(range) : undefined,
    setOwn: (next: CompletionFilter | undefined) => set(withRange(next, range) ?? {}),
    setRange: () => set(own ?? {}),
    clear: () => set({}),
  };
  return (
    <NothingMatches
      title={`${name}: nothing matches`}
      of={of}
      what="completion"
      language={COMPLETIONS}
      within={withRange}
      countOf={(each) => queries.query(completionCount(each))}
    />
  );
}
