/** What a lead opens in the morning: how much, how well, how dear, how fast, and what has changed. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { Button } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import { Page } from "@/frame/Page";
import { Asked } from "@/states/Asked";
import { PartialBar } from "@/states/Partial";
import { Time } from "@/states/Time";
import { FilterBar } from "@/states/filter/FilterBar";
import { Breakdown } from "./Breakdown";
import { Cards } from "./Cards";
import { Moment } from "./Moment";
import { Nothing } from "./Nothing";
import { Failures, Queues } from "./Lists";
import styles from "./Overview.module.css";
import { type Overview as Figures, overviewQuery } from "./queries";
import { isWithin, sinceOf } from "./since";
import { type OverviewScope, useScope } from "./useScope";

export function Overview() {
  const scope = useScope();
  const query = overviewQuery(scope);
  const figures = useQuery(query);
  const { renew } = scope.of;
  const reload = useMemo(
    () => () => {
      renew();
      // A range that does not end now is asked again as it is.
      void figures.refetch();
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- refetch stays the same
    [renew, figures.refetch],
  );
  useCommands(
    useMemo(
      (): Command[] => [
        { id: "overview:new", title: "Count anew", group: "Overview", keys: ["."], run: reload },
      ],
      [reload],
    ),
  );
  return (
    <Page title="Overview">
      <div className={styles.page}>
        <FilterBar of={scope.of} />
        <Asked query={figures} queryKey={query.queryKey} skeleton={<Skeleton />}>
          {(data) => (
            <>
              <Facts scope={scope} of={data} reload={reload} />
              <PartialBar errors={data.errors} retry={() => void figures.refetch()} />
              {data.totals?.count === 0 ? (
                <Nothing scope={scope} />
              ) : (
                <Cards scope={scope} of={data} />
              )}
              <div className={styles.lists}>
                {(data.totals?.failedCount ?? 0) > 0 && (
                  <Failures scope={scope} all={data.totals?.failedCount ?? null} />
                )}
                <Queues />
              </div>
              {data.totals?.count !== 0 && (
                <Breakdown scope={scope} unit={data.unit} total={data.totals?.count ?? null} />
              )}
            </>
          )}
        </Asked>
      </div>
    </Page>
  );
}

interface FactsProps {
  scope: OverviewScope;
  of: Figures;
  reload: () => void;
}

/** Of when it is, what it is compared with, and what is not in it. */
function Facts({ scope, of: { asOf, building }, reload }: FactsProps) {
  const { of, range, before, mark } = scope;
  const since = sinceOf({ own: of.own, range, now: of.now, mark });
  const isOfMark = mark !== null && isWithin(mark, range, of.now);
  const at = (time: number) => new Date(time).toISOString();
  return (
    <div className={styles.facts}>
      <p>
        {range?.from != null && range.to !== null ? (
          <>
            <Time at={at(range.from)} /> – <Time at={at(range.to)} />
          </>
        ) : (
          "All time"
        )}
        {before !== null && <> · compared with {before}</>}
        {asOf !== "" && (
          <>
            {" "}
            · counted up to <Time at={asOf} />
          </>
        )}
      </p>
      {building !== null && (
        <p role="status">
          ◐ The index is being built ({Math.floor(building * 100)} %): until it is, figures may be
          of a part of the calls.
        </p>
      )}
      <span className={styles.ways}>
        <Moment scope={scope} />
        <Button onPress={reload}>Count anew</Button>
        {since && (
          <Link to="/compare" search={{ a: since.a, b: since.b }}>
            {isOfMark ? "What has changed since the mark?" : "What has changed since?"}
          </Link>
        )}
      </span>
    </div>
  );
}

function Skeleton() {
  return (
    <div className={styles.cards}>
      {[1, 2, 3, 4, 5].map((each) => (
        <span key={each} className={styles.ghost} />
      ))}
    </div>
  );
}
