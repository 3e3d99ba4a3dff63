/** Both sides as a whole. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ComparedSideFragment, CompletionFilter } from "@/gql/graphql";
import { withCondition } from "@/state/conditions";
import {
  AMOUNT,
  type Direction,
  type Form,
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
} from "@/state/figures";
import { listLink } from "@/state/listLink";
import type { Order } from "@/state/order";
import { Asked } from "@/states/Asked";
import { TableSkeleton } from "@/states/Skeletons";
import { Time } from "@/states/Time";
import { Changed } from "@/states/charts/Changed";
import { Scroll } from "@/states/Scroll";
import styles from "./Filters.module.css";
import { totalsQuery } from "./queries";
import { type Sides, timesOf } from "./shares";

interface Measure {
  title: string;
  of: (side: ComparedSideFragment) => number | null;
  print: Form;
  words: Direction;
  /** Of which the others stand beside it, where there are few calls. */
  percentile?: number;
  /** The list behind the figure, beside the side's filter; null where it is not of a list. */
  only?: CompletionFilter;
  order?: Order;
  isList?: boolean;
}

const FAILED: CompletionFilter = { status: { eq: "FAILED" } };
const UNPRICED: CompletionFilter = { cost: { isNull: true } };

const MEASURES: readonly Measure[] = [
  { title: "Calls", of: (side) => side.count, print: count, words: NUMBER, isList: true },
  {
    title: "Failed",
    of: (side) => side.failedCount,
    print: count,
    words: NUMBER,
    only: FAILED,
    isList: true,
  },
  {
    title: "Failure rate",
    of: (side) => side.failureRate,
    print: percent,
    words: RATE,
  },
  {
    title: "Cost",
    of: (side) => number(side.cost),
    print: dollars,
    words: AMOUNT,
    order: "-COST",
    isList: true,
  },
  { title: "Cost a call", of: (side) => side.costMean, print: dollars, words: AMOUNT },
  {
    title: "Calls of unknown cost",
    of: (side) => side.unpricedCount,
    print: count,
    words: NUMBER,
    only: UNPRICED,
    isList: true,
  },
  { title: "Tokens a call", of: (side) => side.totalTokensMean, print: count, words: AMOUNT },
  { title: "Duration, p50", of: (side) => side.p50, print: seconds, words: TIME, percentile: 50 },
  {
    title: "Duration, p95",
    of: (side) => side.p95,
    print: seconds,
    words: TIME,
    percentile: 95,
    order: "-DURATION",
    isList: true,
  },
  { title: "Duration, p99", of: (side) => side.p99, print: seconds, words: TIME, percentile: 99 },
  { title: "Duration, longest", of: (side) => side.durationMax, print: seconds, words: TIME },
  { title: "Sessions", of: (side) => side.sessionCount, print: count, words: NUMBER },
  { title: "Users", of: (side) => side.userCount, print: count, words: NUMBER },
];

export function Measures({ sides }: { sides: Sides }) {
  const query = totalsQuery(sides);
  const totals = useQuery(query);
  const times = timesOf(sides.a, sides.b);
  return (
    <Asked
      query={totals}
      queryKey={query.queryKey}
      skeleton={<TableSkeleton rows={MEASURES.length} />}
    >
      {({ asOf, totals: { a, b } }) => (
        <section aria-labelledby="measures">
          <header className={styles.head}>
            <h2 id="measures">As a whole</h2>
            <small>
              All calls of both, counted up to <Time at={asOf} />
            </small>
          </header>
          <Scroll label="As a whole, table" className={styles.table}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Measure</th>
                  <th scope="col">A{times && `, ${times.A}`}</th>
                  <th scope="col">B{times && `, ${times.B}`}</th>
                  <th scope="col">B against A</th>
                </tr>
              </thead>
              <tbody>
                {MEASURES.map((measure) => (
                  <Row key={measure.title} measure={measure} sides={sides} a={a} b={b} />
                ))}
              </tbody>
            </table>
          </Scroll>
        </section>
      )}
    </Asked>
  );
}

interface RowProps {
  measure: Measure;
  sides: Sides;
  a: ComparedSideFragment;
  b: ComparedSideFragment;
}

function Row({ measure, sides, a, b }: RowProps) {
  const { title, of, print, words, percentile } = measure;
  const [one, other] = [of(a), of(b)];
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <Figure measure={measure} filter={sides.a} value={one}>
          {print(one)}
        </Figure>
        <Few of={measure} calls={a.count} />
      </td>
      <td>
        <Figure measure={measure} filter={sides.b} value={other}>
          {print(other)}
        </Figure>
        <Few of={measure} calls={b.count} />
      </td>
      <td>
        <Changed
          change={changeOf(one, other, words, { calls: a.count, percentile, where: "in A" })}
        />
      </td>
    </tr>
  );
}

/** A percentile of few calls is one of the slowest alone. */
function Few({ of: { percentile }, calls }: { of: Measure; calls: number }) {
  if (percentile === undefined || !isFew(percentile, calls)) return null;
  return <small> of {callsWords(calls)}</small>;
}

interface FigureProps {
  measure: Measure;
  filter: CompletionFilter;
  value: number | null;
  children: ReactNode;
}

function Figure({ measure: { isList, only, order }, filter, value, children }: FigureProps) {
  if (!isList || !value) return children;
  return (
    <a href={listLink({ filter: only ? withCondition(filter, only) : filter, order })}>
      {children}
    </a>
  );
}
