/** Saved views: the organization's and the token's own, and the address that shows each. */
import { queryOptions } from "@tanstack/react-query";
import { graphql } from "@/gql";
import type { CompletionFilter, SavedViewsQuery } from "@/gql/graphql";
import { ALL_ORDERS, type Order } from "@/state/order";
import { object } from "@/state/search";
import { request } from "./request";

/** Of the organization's and of a token's own there are 1,000 each at most. */
const MOST = 1000;

const LIST = graphql(`
  query SavedViews($first: Int!) {
    savedViews(first: $first, orderBy: [{ field: NAME, direction: ASC }]) {
      nodes {
        id
        revision
        name
        subject
        filter
        orderBy
        columns
        isValid
        visibility
        ownerName
        updatedAt
        viewerIsOwner
        viewerCanUpdate
      }
    }
  }
`);

export type SavedView = NonNullable<SavedViewsQuery["savedViews"]>["nodes"][number];

/** Invalidate it after a change: `queries.invalidateQueries(savedViewsQuery())`. */
export const savedViewsQuery = () =>
  queryOptions({
    queryKey: ["savedViews"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(LIST, { first: MOST }, { signal, exact: ["filter"] });
      if (!data.savedViews) throw errors[0] ?? new Error("the list is missing");
      return data.savedViews.nodes;
    },
  });

/** The search parameters of `/completions` that show a view; null for one of another list. */
export function searchOfView({ id, subject, filter, orderBy, columns }: SavedView) {
  if (subject !== "COMPLETIONS") return null;
  const f = object<CompletionFilter>()(filter);
  const o = orderOf(orderBy);
  return { v: id, ...(f && { f }), ...(o && { o }), ...(columns.length > 0 && { c: columns }) };
}

/** By the first of its fields: the page sorts by one. */
function orderOf(orderBy: unknown): Order | undefined {
  const first = object()(Array.isArray(orderBy) ? orderBy[0] : orderBy);
  const direction = first?.direction === "DESC" ? "-" : "";
  return ALL_ORDERS.find((each) => each === `${direction}${String(first?.field)}`);
}
