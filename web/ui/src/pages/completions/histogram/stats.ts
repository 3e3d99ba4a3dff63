/** Counts by time, from the index. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CompletionFilter } from "@/gql/graphql";
import type { Range } from "@/state/range";
import { type Bar, barsOf, extentOf, planOf } from "./bars";

const HISTOGRAM = graphql(`
  query CompletionHistogram($filter: CompletionFilter, $bucket: Bucket!) {
    completionStats(filter: $filter, bucket: $bucket, first: 10000) {
      asOf
      rows {
        time
        count
        failedCount
      }
    }
  }
`);

export interface Counted {
  bars: Bar[];
  asOf: string;
}

export function histogram(filter: CompletionFilter | undefined, range: Range | null) {
  return queryOptions({
    queryKey: ["completion-histogram", filter ?? {}],
    queryFn: async ({ signal }): Promise<Counted> => {
      const ask = async (unit: "MINUTE" | "HOUR" | "DAY") => {
        const bucket = { unit, zone: "UTC", fill: false };
        const { data, errors } = await request(
          HISTOGRAM,
          { filter: filter ?? null, bucket },
          { signal },
        );
        if (!data.completionStats) throw errors[0] ?? new Error("the counts are missing");
        return data.completionStats;
      };
      const isKnown = range !== null && range.from !== null;
      const days = isKnown ? null : await ask("DAY");
      const span = days ? extentOf(days.rows) : spanOf(range);
      if (!span) return { bars: [], asOf: days?.asOf ?? "" };
      const plan = planOf(span.from, span.to);
      if (days && plan.unit === "DAY") return { bars: barsOf(days.rows, plan), asOf: days.asOf };
      const counts = await ask(plan.unit === "MINUTE" || plan.unit === "HOUR" ? plan.unit : "DAY");
      return { bars: barsOf(counts.rows, plan), asOf: counts.asOf };
    },
  });
}

function spanOf(range: Range | null) {
  if (range?.from === undefined || range.from === null) return null;
  return { from: range.from, to: range.to ?? Date.now() };
}
