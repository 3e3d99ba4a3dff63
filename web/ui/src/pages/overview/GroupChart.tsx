/** The first five groups by time. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { BucketUnit } from "@/gql/graphql";
import { type Grouping, conditionOf, groupWords } from "@/state/dimensions";
import { ChartCard } from "@/states/charts/ChartCard";
import { Asked } from "@/states/Asked";
import { BlockSkeleton } from "@/states/Skeletons";
import { type GroupSeries, type Measure, groupChart } from "./charts";
import { type GroupRow, MOST_SERIES, seriesQuery } from "./queries";
import type { OverviewScope } from "./useScope";

interface Props {
  scope: OverviewScope;
  by: Grouping;
  unit: BucketUnit;
  measure: Measure;
  rows: readonly GroupRow[];
  /** Whether there are no other groups. */
  isComplete: boolean;
}

export function GroupChart({ scope, by, unit, measure, rows, isComplete }: Props) {
  const groups = useMemo(
    () =>
      rows.slice(0, MOST_SERIES).flatMap(({ group: [text = null], metadata }) => {
        const condition = conditionOf(by, { text, value: metadata });
        return condition ? [{ title: groupWords(by, text), condition }] : [];
      }),
    [rows, by],
  );
  const conditions = groups.map(({ condition }) => condition);
  // What is left is stacked too, so that columns are as high as there are calls: unless a call is in
  // several groups, as with tags.
  const rest = !isComplete || rows.length > groups.length ? { not: { or: conditions } } : null;
  const query = seriesQuery(scope, unit, conditions, rest);
  const series = useQuery({ ...query, enabled: groups.length > 0 });
  if (groups.length === 0) return null;
  const first = rows.length > MOST_SERIES ? `, the first ${MOST_SERIES} and all other` : "";
  return (
    <Asked query={series} queryKey={query.queryKey} skeleton={<BlockSkeleton height={266} />}>
      {(data) => {
        const of = { own: scope.of.own, range: scope.range, unit, zone: scope.zone };
        const shown = rest ? [...groups, { title: "other", condition: rest }] : groups;
        const all = shown.map((each, index): GroupSeries => ({
          ...each,
          rows: data[index] ?? [],
          isRest: index === groups.length,
        }));
        return (
          <ChartCard
            title={`${measure.title} by ${by.title.toLowerCase()}${first}`}
            height={190}
            {...groupChart(all, measure, of)}
            mark={scope.mark}
          />
        );
      }}
    </Asked>
  );
}
