/** What each chart of the overview has: its columns, with the list behind each. */
import type { BucketUnit, CompletionFilter, TimedRowFragment } from "@/gql/graphql";
import { type Cut, bucketWords, cutsOf } from "@/state/buckets";
import { withCondition } from "@/state/conditions";
import {
  callsWords,
  count,
  dollars,
  isFew,
  number,
  percent,
  seconds,
  shortCount,
  sidePercent,
  sideSeconds,
} from "@/state/figures";
import { listLink } from "@/state/listLink";
import type { Order } from "@/state/order";
import type { Range } from "@/state/range";
import type { Column, Kind, Mark, Series } from "@/states/charts/columns";
import { FAILED, type Timed } from "./queries";

export interface Chart {
  kind: Kind;
  series: Series[];
  columns: Column[];
  print: (value: number) => string;
}

export interface Timeline {
  own: CompletionFilter | undefined;
  range: Range | null;
  unit: BucketUnit;
  zone: string;
}

interface Place {
  key: string;
  tick: string;
  name: string;
  isPart: boolean;
  cut: Cut;
}

/** The columns that all charts of a range have in common. */
export function placesOf(
  times: readonly (string | null)[],
  { range, unit, zone }: Timeline,
): Place[] {
  const begins = times.map((time) => Date.parse(time ?? ""));
  const cuts = cutsOf(begins, range);
  return begins.map((begin, index) => {
    const words = bucketWords(begin, unit, zone);
    const cut = cuts[index] ?? { from: null, to: null, isPart: false };
    return { key: String(begin), tick: words.short, name: words.long, isPart: cut.isPart, cut };
  });
}

type Shown = Pick<Column, "text" | "marks"> & {
  isEmpty?: boolean;
  order?: Order;
  only?: CompletionFilter;
};

function columnsOf(
  rows: readonly Timed[],
  of: Timeline,
  show: (row: Timed, link: (only: CompletionFilter) => string) => Shown,
): Column[] {
  const places = placesOf(
    rows.map(({ time }) => time),
    of,
  );
  return rows.flatMap((row, index) => {
    const place = places[index];
    if (!place) return [];
    const { cut, ...column } = place;
    const link = (only?: CompletionFilter, order?: Order) =>
      listLink({ filter: only ? withCondition(of.own, only) : of.own, range: cut, order });
    const { isEmpty = row.count === 0, order, only, ...shown } = show(row, link);
    return [{ ...column, ...shown, href: isEmpty ? null : link(only, order) }];
  });
}

export function volume(rows: readonly Timed[], of: Timeline): Chart {
  return {
    kind: "bars",
    series: [
      { title: "Not failed", colour: 1 },
      { title: "Failed", colour: "failed" },
    ],
    print: shortCount,
    columns: columnsOf(rows, of, ({ count: all, failedCount }, link) => ({
      text: `${callsWords(all)}, ${count(failedCount)} failed`,
      marks: [
        { value: all - failedCount, text: count(all - failedCount) },
        {
          value: failedCount,
          text: count(failedCount),
          ...(failedCount > 0 && { href: link(FAILED), label: `${count(failedCount)} failed` }),
        },
      ],
    })),
  };
}

export function failures(rows: readonly Timed[], of: Timeline): Chart {
  return {
    kind: "bars",
    series: [{ title: "Failed", colour: "failed" }],
    print: sidePercent,
    columns: columnsOf(rows, of, ({ failureRate, failedCount, count: all }) => ({
      text: `${percent(failureRate)} failed, ${count(failedCount)} of ${count(all)}`,
      marks: [{ value: failureRate, text: percent(failureRate) }],
      only: FAILED,
      isEmpty: failedCount === 0,
    })),
  };
}

export function costs(rows: readonly Timed[], of: Timeline): Chart {
  return {
    kind: "bars",
    series: [{ title: "Cost", colour: 1 }],
    print: dollars,
    columns: columnsOf(rows, of, ({ cost, unpricedCount }) => ({
      text:
        dollars(number(cost)) +
        (unpricedCount > 0 ? `, without ${count(unpricedCount)} whose cost is not known` : ""),
      marks: [{ value: number(cost), text: dollars(number(cost)) }],
      order: "-COST",
    })),
  };
}

export function tokens(rows: readonly Timed[], of: Timeline): Chart {
  return {
    kind: "bars",
    series: [
      { title: "Prompt", colour: 1 },
      { title: "Completion", colour: 2 },
    ],
    print: shortCount,
    columns: columnsOf(rows, of, ({ totalTokens, promptTokens, completionTokens }) => ({
      text: `${count(totalTokens)} tokens, ${count(promptTokens)} of prompts, ${count(completionTokens)} of completions`,
      marks: [
        { value: promptTokens, text: count(promptTokens) },
        { value: completionTokens, text: count(completionTokens) },
      ],
      order: "-TOTAL_TOKENS",
    })),
  };
}

export function durations(rows: readonly Timed[], of: Timeline): Chart {
  return {
    kind: "lines",
    series: [
      { title: "p50", colour: 1 },
      { title: "p95", colour: 2 },
      { title: "p99", colour: 3 },
    ],
    print: sideSeconds,
    columns: columnsOf(rows, of, ({ p50, p95, p99, count: all, durationMax }) => ({
      text:
        `p50 ${seconds(p50)}, p95 ${seconds(p95)}, p99 ${seconds(p99)}` +
        (isFew(99, all) ? ` of ${callsWords(all)}, the slowest ${seconds(durationMax)}` : ""),
      marks: [p50, p95, p99].map((value): Mark => ({ value, text: seconds(value) })),
      order: "-DURATION",
    })),
  };
}

export interface Measure {
  field: "COUNT" | "FAILURE_RATE" | "COST" | "TOTAL_TOKENS" | "DURATION_PERCENTILE";
  title: string;
  kind: Kind;
  print: (value: number | null) => string;
  /** At the side of a chart. */
  side: (value: number) => string;
  of: (
    row: Pick<TimedRowFragment, "count" | "failureRate" | "cost" | "totalTokens" | "p95">,
  ) => number | null;
  order?: Order;
  only?: CompletionFilter;
}

/** What groups are ordered by, and shown by time as. */
export const MEASURES: readonly Measure[] = [
  {
    field: "COUNT",
    title: "Calls",
    kind: "bars",
    print: count,
    side: shortCount,
    of: (row) => row.count,
  },
  {
    field: "FAILURE_RATE",
    title: "Failed",
    kind: "lines",
    print: percent,
    side: sidePercent,
    of: (row) => row.failureRate,
    only: FAILED,
  },
  {
    field: "COST",
    title: "Cost",
    kind: "bars",
    print: dollars,
    side: dollars,
    of: (row) => number(row.cost),
    order: "-COST",
  },
  {
    field: "TOTAL_TOKENS",
    title: "Tokens",
    kind: "bars",
    print: count,
    side: shortCount,
    of: (row) => row.totalTokens,
    order: "-TOTAL_TOKENS",
  },
  {
    field: "DURATION_PERCENTILE",
    title: "p95",
    kind: "lines",
    print: seconds,
    side: sideSeconds,
    of: (row) => row.p95,
    order: "-DURATION",
  },
];

export interface GroupSeries {
  title: string;
  condition: CompletionFilter;
  rows: readonly TimedRowFragment[];
  /** All that is in no other. */
  isRest: boolean;
}

const COLOURS = [1, 2, 3, 4, 5] as const;

/** The groups by time, each mark with its own list. */
export function groupChart(groups: readonly GroupSeries[], measure: Measure, of: Timeline): Chart {
  const times = [
    ...new Set(groups.flatMap(({ rows }) => rows.map(({ time }) => time ?? ""))),
  ].sort();
  const byTime = groups.map(({ rows }) => new Map(rows.map((row) => [row.time ?? "", row])));
  const { kind, print } = measure;
  const columns = placesOf(times, of).map(({ cut, ...column }, index): Column => {
    const marks = groups.map(({ title, condition }, which): Mark => {
      const row = byTime[which]?.get(times[index] ?? "");
      const value = row ? measure.of(row) : null;
      const text = print(value);
      if (!row || row.count === 0 || value === null || (measure.only && value === 0))
        return { value, text };
      const own = withCondition(of.own, condition);
      const filter = measure.only ? withCondition(own, measure.only) : own;
      const href = listLink({ filter, range: cut, order: measure.order });
      return { value, text, href, label: `${title}, ${measure.title.toLowerCase()} ${text}` };
    });
    return { ...column, href: null, text: "", marks };
  });
  const series = groups.map(({ title, isRest }, index): Series => ({
    title,
    colour: isRest ? "other" : (COLOURS[index] ?? "other"),
  }));
  return { kind, series, columns, print: measure.side };
}
