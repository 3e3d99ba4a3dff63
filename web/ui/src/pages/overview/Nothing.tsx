/** No call in the range, under the filter, or at all. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { completionCount } from "@/api/count";
import { queries } from "@/api/queries";
import { COMPLETIONS } from "@/state/filterText";
import { withRange } from "@/state/range";
import { Empty } from "@/states/Empty";
import { NothingLogged } from "@/states/NothingLogged";
import { NothingMatches } from "@/states/NothingMatches";
import { anyQuery } from "./queries";
import { ALL_TIME, type OverviewScope } from "./useScope";

export function Nothing({ scope: { of } }: { scope: OverviewScope }) {
  const any = useQuery({ ...anyQuery(), enabled: of.own === undefined });
  if (of.own !== undefined) {
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
  if (any.data === false) return <NothingLogged />;
  return (
    <Empty title="No calls in this range">
      <p>
        {of.range && <Button onPress={() => of.setRange(ALL_TIME)}>Look at all time</Button>}{" "}
        <Link to="/completions">All completions</Link>
      </p>
    </Empty>
  );
}
