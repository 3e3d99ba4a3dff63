/** Five figures, each with how it differs from the range before, and by time. */
import { type ReactNode, useMemo } from "react";
import {
  AMOUNT,
  type Change,
  NUMBER,
  RATE,
  TIME,
  callsWords,
  changeOf,
  count,
  dollars,
  isFew,
  number,
  percent,
  seconds,
  shortCount,
} from "@/state/figures";
import type { CompletionFilter } from "@/gql/graphql";
import { listLink } from "@/state/listLink";
import { withCondition } from "@/state/conditions";
import { Changed } from "@/states/charts/Changed";
import { ChartCard } from "@/states/charts/ChartCard";
import { costs, durations, failures, tokens, volume } from "./charts";
import styles from "./Overview.module.css";
import { FAILED, type Overview, type Totals, WITHOUT_PRICE, WITHOUT_USAGE } from "./queries";
import type { OverviewScope } from "./useScope";

interface Props {
  scope: OverviewScope;
  of: Overview;
}

export function Cards({ scope, of: { totals, times, unit, withoutUsage } }: Props) {
  const { own } = scope.of;
  const { range, zone, mark } = scope;
  const charts = useMemo(() => {
    const line = { own, range, unit, zone };
    return [volume, failures, costs, tokens, durations].map((make) => make(times, line));
  }, [times, own, range, unit, zone]);
  const [calls, failed, cost, used, slow] = charts;
  if (!calls || !failed || !cost || !used || !slow) return null;
  const list = (only?: CompletionFilter) =>
    listLink({ filter: only ? withCondition(own, only) : own, range });
  return (
    <div className={styles.cards}>
      <ChartCard title="Calls" mark={mark} {...calls}>
        {totals && <Calls of={totals} href={list()} />}
      </ChartCard>
      <ChartCard title="Failure rate" mark={mark} {...failed}>
        {totals && <Failed of={totals} href={list(FAILED)} />}
      </ChartCard>
      <ChartCard title="Cost" mark={mark} {...cost}>
        {totals && <Cost of={totals} withoutUsage={withoutUsage ?? 0} list={list} />}
      </ChartCard>
      <ChartCard title="Tokens" mark={mark} {...used}>
        {totals && <Tokens of={totals} />}
      </ChartCard>
      <div className={styles.wide}>
        <ChartCard title="Duration" mark={mark} {...slow}>
          {totals && <Durations of={totals} />}
        </ChartCard>
      </div>
    </div>
  );
}

interface FigureProps {
  figure: ReactNode;
  change: Change | null;
  before?: string | undefined;
  children?: ReactNode;
}

function Figure({ figure, change, before, children }: FigureProps) {
  return (
    <p className={styles.figure}>
      <b>{figure}</b>
      <span>
        <Changed change={change} {...(before !== undefined && { before })} />
        {children}
      </span>
    </p>
  );
}

function Was({ change, children }: { change: Change | null; children: ReactNode }) {
  return (
    <small>
      {change?.sign === null ? "there were" : "from"} {children}
    </small>
  );
}

function Calls({ of, href }: { of: Totals; href: string }) {
  const { previous } = of;
  const change = changeOf(previous?.count, of.count, NUMBER, { calls: previous?.count });
  return (
    <Figure
      figure={<a href={href}>{count(of.count)}</a>}
      change={change}
      before={count(previous?.count)}
    >
      {previous && <Was change={change}>{count(previous.count)}</Was>}
    </Figure>
  );
}

function Failed({ of, href }: { of: Totals; href: string }) {
  const { previous } = of;
  return (
    <Figure
      figure={percent(of.failureRate)}
      change={changeOf(previous?.failureRate, of.failureRate, RATE, { calls: previous?.count })}
      before={percent(previous?.failureRate)}
    >
      <small>
        {of.failedCount > 0 ? <a href={href}>{count(of.failedCount)} failed</a> : "none failed"}
      </small>
    </Figure>
  );
}

interface CostProps {
  of: Totals;
  withoutUsage: number;
  list: (only: CompletionFilter) => string;
}

function Cost({ of, withoutUsage, list }: CostProps) {
  const [now, before] = [number(of.cost), number(of.previous?.cost)];
  // Some may have come between the two counts.
  const withoutPrice = Math.max(0, of.unpricedCount - withoutUsage);
  return (
    <Figure
      figure={dollars(now)}
      change={changeOf(before, now, AMOUNT, { calls: of.previous?.count })}
      before={dollars(before)}
    >
      {withoutPrice > 0 && (
        <small>
          without <a href={list(WITHOUT_PRICE)}>{callsWords(withoutPrice)} of no known price</a>
        </small>
      )}
      {withoutUsage > 0 && (
        <small>
          without <a href={list(WITHOUT_USAGE)}>{callsWords(withoutUsage)} that report no usage</a>
        </small>
      )}
    </Figure>
  );
}

function Tokens({ of }: { of: Totals }) {
  const { totalTokens: now, previous } = of;
  const change = changeOf(previous?.totalTokens, now, AMOUNT, { calls: previous?.count });
  return (
    <Figure
      figure={<span title={count(now)}>{shortCount(now)}</span>}
      change={change}
      before={count(previous?.totalTokens)}
    >
      {previous && <Was change={change}>{shortCount(previous.totalTokens)}</Was>}
    </Figure>
  );
}

const PERCENTILES = [
  ["p50", 50],
  ["p95", 95],
  ["p99", 99],
] as const;

function Durations({ of }: { of: Totals }) {
  const { previous } = of;
  return (
    <>
      <div className={styles.three}>
        {PERCENTILES.map(([p, percentile]) => (
          <Figure
            key={p}
            figure={
              <>
                <small>{p}</small> {seconds(of[p])}
              </>
            }
            change={changeOf(previous?.[p], of[p], TIME, { calls: previous?.count, percentile })}
            before={seconds(previous?.[p])}
          />
        ))}
      </div>
      {isFew(99, of.count) && (
        <p className={styles.note}>
          Of {callsWords(of.count)}: p99 of fewer than 100 is what the second slowest took. The
          slowest took {seconds(of.durationMax)}.
        </p>
      )}
    </>
  );
}
