/** The comparison's queries, all from the index and exact. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import type { ComparedBandsQueryVariables } from "@/gql/graphql";
import { withCondition } from "@/state/conditions";
import type { Grouping } from "@/state/dimensions";
import { BANDS as BANDS_DOCUMENT, GROUPS, TOTALS } from "./documents";
import { BANDS, type Band, type BandKind, type Sides } from "./shares";

export const totalsQuery = ({ a, b }: Sides) =>
  queryOptions({
    queryKey: ["compare", "totals", a, b],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(TOTALS, { a, b }, { signal });
      if (!data.compare) throw errors[0] ?? new Error("the figures are missing");
      return data.compare;
    },
  });

const MOST_GROUPS = 50;

export const groupsQuery = ({ a, b }: Sides, by: Grouping) =>
  queryOptions({
    queryKey: ["compare", "groups", a, b, by.name],
    queryFn: async ({ signal }) => {
      const variables = {
        a,
        b,
        by: [by.dimension],
        first: MOST_GROUPS,
        key: by.key ?? "",
        isMetadata: by.key !== null,
      };
      const { data, errors } = await request(GROUPS, variables, { signal, exact: ["metadata"] });
      if (!data.compare) throw errors[0] ?? new Error("the groups are missing");
      return data.compare;
    },
  });

export const bandsQuery = (sides: Sides, kind: BandKind) =>
  queryOptions({
    queryKey: ["compare", "bands", sides.a, sides.b, kind],
    queryFn: async ({ signal }) => {
      const variables = variablesOf(sides, BANDS[kind].bands);
      const { data, errors } = await request(BANDS_DOCUMENT, variables, { signal });
      if (errors[0]) throw errors[0];
      const { band0, band1, band2, band3, band4, band5, band6 } = data;
      return [band0, band1, band2, band3, band4, band5, band6].map((each) => ({
        a: each?.totals.a.count ?? 0,
        b: each?.totals.b.count ?? 0,
      }));
    },
  });

function variablesOf({ a, b }: Sides, bands: readonly Band[]): ComparedBandsQueryVariables {
  const of = (side: Sides["a"], index: number) =>
    withCondition(side, bands[index]?.condition ?? {});
  return {
    a0: of(a, 0),
    b0: of(b, 0),
    a1: of(a, 1),
    b1: of(b, 1),
    a2: of(a, 2),
    b2: of(b, 2),
    a3: of(a, 3),
    b3: of(b, 3),
    a4: of(a, 4),
    b4: of(b, 4),
    a5: of(a, 5),
    b5: of(b, 5),
    a6: of(a, 6),
    b6: of(b, 6),
  };
}
