/** No completion fits the filter. Loaded where that is so. */
import { completionCount } from "@/api/count";
import { queries } from "@/api/queries";
import { COMPLETIONS } from "@/state/filterText";
import { withRange } from "@/state/range";
import type { PageFilter } from "@/state/useFilter";
import { NothingMatches } from "@/states/NothingMatches";

export default function NoneMatches({ of }: { of: PageFilter }) {
  return (
    <NothingMatches
      of={of}
      what="completion"
      language={COMPLETIONS}
      within={withRange}
      countOf={(filter) => queries.query(completionCount(filter))}
    />
  );
}
