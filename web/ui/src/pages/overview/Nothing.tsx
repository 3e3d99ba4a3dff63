/** No call in the range, under the filter, or at all. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { printFilter } from "@/state/filterText";
import { Empty } from "@/states/Empty";
import { NothingLogged } from "@/states/NothingLogged";
import { anyQuery } from "./queries";
import { ALL_TIME, type OverviewScope } from "./useScope";

export function Nothing({ scope: { of } }: { scope: OverviewScope }) {
  const any = useQuery({ ...anyQuery(), enabled: of.own === undefined });
  if (of.own === undefined && any.data === false) return <NothingLogged />;
  return (
    <Empty title={of.own ? "Nothing matches" : "No calls in this range"}>
      {of.own && (
        <p>
          No completion fits <code>{printFilter(of.own)}</code>
          {of.range ? " within the range of time." : "."}
        </p>
      )}
      <p>
        {of.own && <Button onPress={() => of.setOwn(undefined)}>Clear the filter</Button>}{" "}
        {of.range && <Button onPress={() => of.setRange(ALL_TIME)}>Look at all time</Button>}{" "}
        <Link to="/completions">All completions</Link>
      </p>
    </Empty>
  );
}
