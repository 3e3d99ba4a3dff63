/** The groups in figures: each leads to its calls, its failures, its dearest and its slowest. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { withCondition } from "@/state/conditions";
import { type Grouping, conditionOf, groupWords } from "@/state/dimensions";
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
import { listLink } from "@/state/listLink";
import type { Order } from "@/state/order";
import { Changed } from "@/states/charts/Changed";
import { Scroll } from "@/states/Scroll";
import { Visible } from "@/states/Visible";
import { MEASURES, type Measure } from "./charts";
import styles from "./Overview.module.css";
import { FAILED, type GroupRow } from "./queries";
import type { OverviewScope } from "./useScope";

interface Props {
  scope: OverviewScope;
  by: Grouping;
  total: number | null;
  measure: Measure;
  rows: readonly GroupRow[];
}

export function GroupTable({ scope, by, total, measure, rows }: Props) {
  const most = Math.max(...rows.map((row) => row.count), 1);
  return (
    <Scroll label={`By ${by.title}, table`} className={styles.groups}>
      <table>
        <thead>
          <tr>
            <th scope="col">{by.title}</th>
            {MEASURES.slice(0, 4).map((each) => (
              <Head key={each.field} measure={each} isOrder={each === measure} />
            ))}
            <th scope="col">p50</th>
            {MEASURES.slice(4).map((each) => (
              <Head key={each.field} measure={each} isOrder={each === measure} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={JSON.stringify(row.group)}
              scope={scope}
              by={by}
              total={total}
              most={most}
              row={row}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Head({ measure: { field, title }, isOrder }: { measure: Measure; isOrder: boolean }) {
  return (
    <th scope="col" aria-sort={isOrder ? "descending" : undefined}>
      <Link
        from="/overview"
        to="."
        search={(before) => ({ ...before, o: field })}
        resetScroll={false}
      >
        {title}
        <span aria-hidden>{isOrder ? " ▾" : ""}</span>
      </Link>
    </th>
  );
}

interface RowProps {
  scope: OverviewScope;
  by: Grouping;
  total: number | null;
  most: number;
  row: GroupRow;
}

function Row({ scope, by, total, most, row }: RowProps) {
  const [text = null] = row.group;
  const name = groupWords(by, text);
  const condition = conditionOf(by, { text, value: row.metadata });
  const own = condition && withCondition(scope.of.own, condition);
  const link = (only?: CompletionFilter, order?: Order) =>
    own && listLink({ filter: only ? withCondition(own, only) : own, range: scope.range, order });
  const { previous: before, unpricedCount: unpriced } = row;
  const calls = before?.count;
  const [cost, costBefore] = [number(row.cost), number(before?.cost)];
  const share = total === null || total === 0 ? null : row.count / total;
  return (
    <tr>
      <th scope="row">
        <To href={link()}>
          <bdi className={text === null ? styles.none : undefined}>
            <Visible text={name} />
          </bdi>
        </To>
        <span className={styles.share} aria-hidden>
          <i style={{ width: `${(row.count / most) * 100}%` }} />
        </span>
      </th>
      <Cell
        name="Calls"
        change={changeOf(calls, row.count, NUMBER, { calls })}
        more={share !== null && percent(share)}
      >
        {count(row.count)}
      </Cell>
      <Cell name="Failed" change={changeOf(before?.failureRate, row.failureRate, RATE, { calls })}>
        {row.failedCount > 0 ? (
          <To href={link(FAILED)}>{percent(row.failureRate)}</To>
        ) : (
          percent(row.failureRate)
        )}
      </Cell>
      <Cell
        name="Cost"
        change={changeOf(costBefore, cost, AMOUNT, { calls })}
        more={unpriced > 0 && `${count(unpriced)} not known`}
      >
        <To href={cost === null ? null : link(undefined, "-COST")}>{dollars(cost)}</To>
      </Cell>
      <Cell
        name="Tokens"
        change={changeOf(before?.totalTokens, row.totalTokens, AMOUNT, { calls })}
      >
        <span title={count(row.totalTokens)}>{shortCount(row.totalTokens)}</span>
      </Cell>
      <Cell name="p50" change={changeOf(before?.p50, row.p50, TIME, { calls, percentile: 50 })}>
        {seconds(row.p50)}
      </Cell>
      <Cell
        name="p95"
        change={changeOf(before?.p95, row.p95, TIME, { calls, percentile: 95 })}
        more={isFew(95, row.count) && `of ${callsWords(row.count)}`}
      >
        <To href={link(undefined, "-DURATION")}>{seconds(row.p95)}</To>
      </Cell>
    </tr>
  );
}

interface CellProps {
  /** Of its column: it stands beside the figure where the window is narrow. */
  name: string;
  change: Change | null;
  more?: string | false;
  children: ReactNode;
}

function Cell({ name, change, more, children }: CellProps) {
  return (
    <td data-name={name}>
      <span>
        {children}
        {more !== undefined && more !== false && <small> {more}</small>}
      </span>
      <Changed change={change} />
    </td>
  );
}

function To({ href, children }: { href: string | null; children: ReactNode }) {
  return href === null ? children : <a href={href}>{children}</a>;
}
