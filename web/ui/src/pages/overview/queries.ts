/** The overview's queries. Each keeps what failed of it beside what came. */
import { queryOptions } from "@tanstack/react-query";
import type { ApiError } from "@/api/errors";
import { request } from "@/api/request";
import type {
  BucketUnit,
  CompletionFilter,
  OverviewGroupsQuery,
  OverviewQuery,
  OverviewSeriesQuery,
  StatsOrderField,
  TimedRowFragment,
} from "@/gql/graphql";
import { unitOf } from "@/state/buckets";
import { withCondition } from "@/state/conditions";
import type { Grouping } from "@/state/dimensions";
import type { Range } from "@/state/range";
import { ANY, EXTENT, FAILURES, GROUPS, OVERVIEW, QUEUES, SERIES } from "./documents";

const DAY = 86_400_000;

export type Totals = NonNullable<OverviewQuery["totals"]>["rows"][number];
export type Timed = NonNullable<OverviewQuery["times"]>["rows"][number];
export type GroupRow = NonNullable<OverviewGroupsQuery["completionStats"]>["rows"][number];

/** What is looked at. */
export interface Scope {
  filter: CompletionFilter | undefined;
  range: Range | null;
  /** Whether there is a range before it. */
  hasBefore: boolean;
  zone: string;
}

export interface Overview {
  asOf: string;
  unit: BucketUnit;
  totals: Totals | null;
  /** Of those without a cost; null where it is not told. */
  withoutUsage: number | null;
  times: Timed[];
  building: number | null;
  errors: ApiError[];
}

export const overviewQuery = ({ filter, range, hasBefore, zone }: Scope) =>
  queryOptions({
    queryKey: ["overview", filter ?? {}, zone],
    queryFn: async ({ signal }): Promise<Overview> => {
      const unit = await unitFor(filter, range, signal);
      const bucket = { unit, zone, fill: true };
      const withoutUsage = withCondition(filter, WITHOUT_USAGE);
      const variables = { filter: filter ?? null, withoutUsage, bucket, hasBefore };
      const { data, errors } = await request(OVERVIEW, variables, { signal });
      if (!data.totals && !data.times) throw errors[0] ?? new Error("the figures are missing");
      const { building = false, progress = null } = data.insightStatus ?? {};
      return {
        asOf: data.totals?.asOf ?? "",
        unit,
        totals: data.totals?.rows[0] ?? null,
        withoutUsage: data.withoutUsage?.rows[0]?.count ?? null,
        times: data.times?.rows ?? [],
        building: building ? (progress ?? 0) : null,
        errors,
      };
    },
  });

async function unitFor(
  filter: CompletionFilter | undefined,
  range: Range | null,
  signal: AbortSignal,
): Promise<BucketUnit> {
  if (range?.from != null && range.to !== null) return unitOf(range.from, range.to);
  const { data, errors } = await request(EXTENT, { filter: filter ?? null }, { signal });
  if (!data.completionStats) throw errors[0] ?? new Error("the days are missing");
  const times = data.completionStats.rows.flatMap(({ time }) => (time ? [Date.parse(time)] : []));
  const [first = 0] = times;
  return unitOf(first, (times.at(-1) ?? first) + DAY);
}

export const MOST_GROUPS = 20;

export const groupsQuery = ({ filter, hasBefore }: Scope, by: Grouping, field: StatsOrderField) =>
  queryOptions({
    queryKey: ["overview", "groups", filter ?? {}, by.name, field],
    queryFn: async ({ signal }) => {
      const variables = {
        filter: filter ?? null,
        groupBy: [by.dimension],
        orderBy: [{ field }],
        first: MOST_GROUPS,
        key: by.key ?? "",
        isMetadata: by.key !== null,
        hasBefore,
      };
      const { data, errors } = await request(GROUPS, variables, { signal, exact: ["metadata"] });
      if (!data.completionStats) throw errors[0] ?? new Error("the groups are missing");
      return { ...data.completionStats, errors };
    },
  });

export const MOST_SERIES = 5;

/**
 * @param conditions Of the groups, at most five.
 * @param rest Of what is in none of them; null if there is nothing else. Its rows come last.
 */
export const seriesQuery = (
  { filter, zone }: Scope,
  unit: BucketUnit,
  conditions: readonly CompletionFilter[],
  rest: CompletionFilter | null,
) =>
  queryOptions({
    queryKey: ["overview", "series", filter ?? {}, unit, zone, conditions, rest],
    queryFn: async ({ signal }): Promise<TimedRowFragment[][]> => {
      const [a = null, b = null, c = null, d = null, e = null] = conditions.map((each) =>
        withCondition(filter, each),
      );
      const others = rest && withCondition(filter, rest);
      const has = { hasB: !!b, hasC: !!c, hasD: !!d, hasE: !!e, hasOthers: !!others };
      const bucket = { unit, zone, fill: true };
      const variables = { bucket, a, b, c, d, e, others, ...has };
      const { data, errors } = await request(SERIES, variables, { signal });
      if (errors[0]) throw errors[0];
      const groups = rowsOf(data).slice(0, conditions.length);
      return others ? [...groups, data.others?.rows ?? []] : groups;
    },
  });

function rowsOf(data: OverviewSeriesQuery): TimedRowFragment[][] {
  return [data.a, data.b, data.c, data.d, data.e].map((each) => each?.rows ?? []);
}

export const FAILED: CompletionFilter = { status: { eq: "FAILED" } };
/** Both have no cost: who reports no tokens, and whose tokens have no price that is known. */
export const WITHOUT_USAGE: CompletionFilter = {
  cost: { isNull: true },
  totalTokens: { isNull: true },
};
export const WITHOUT_PRICE: CompletionFilter = {
  cost: { isNull: true },
  totalTokens: { isNull: false },
};

export const failuresQuery = ({ filter }: Scope) =>
  queryOptions({
    queryKey: ["overview", "failures", filter ?? {}],
    queryFn: async ({ signal }) => {
      const variables = { filter: withCondition(filter, FAILED) };
      const { data, errors } = await request(FAILURES, variables, { signal });
      if (!data.completions) throw errors[0] ?? new Error("the failures are missing");
      return data.completions.nodes;
    },
  });

export const queuesQuery = () =>
  queryOptions({
    queryKey: ["overview", "queues"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(QUEUES, {}, { signal });
      if (!data.feedbackTasks) throw errors[0] ?? new Error("the tasks are missing");
      return data.feedbackTasks;
    },
  });

/** Whether anything was ever logged. */
export const anyQuery = () =>
  queryOptions({
    queryKey: ["overview", "any"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(ANY, {}, { signal });
      if (!data.completions) throw errors[0] ?? new Error("the list is missing");
      return data.completions.nodes.length > 0;
    },
    staleTime: 0,
  });
