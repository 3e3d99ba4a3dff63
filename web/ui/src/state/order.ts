/** `-CREATED_AT` in the address: the field, and a minus if the largest comes first. */
import type { CompletionOrder, CompletionOrderField, SessionOrderField } from "@/gql/graphql";

export const ORDERS = [
  "CREATED_AT",
  "UPDATED_AT",
  "DURATION",
  "TOTAL_TOKENS",
  "COST",
  "MODEL",
] as const;
export type Order = `${"-" | ""}${(typeof ORDERS)[number]}` | "-RELEVANCE";
/** By relevance only where words are searched. */
export const ALL_ORDERS: Order[] = [
  ...ORDERS.flatMap((field): Order[] => [`-${field}`, field]),
  "-RELEVANCE",
];

export function orderBy(order: Order = "-CREATED_AT"): CompletionOrder[] {
  const field = order.replace("-", "") as CompletionOrderField;
  return [{ field, direction: order.startsWith("-") ? "DESC" : "ASC" }];
}

const OF_SESSIONS = [
  "LAST_ACTIVITY_AT",
  "CREATED_AT",
  "COMPLETION_COUNT",
  "FAILED_COUNT",
  "TOTAL_TOKENS",
  "COST",
  "DURATION",
] as const satisfies readonly SessionOrderField[];
export type SessionListOrderField = (typeof OF_SESSIONS)[number];
export type SessionListOrder = `${"-" | ""}${SessionListOrderField}`;
export const SESSION_ORDERS: SessionListOrder[] = OF_SESSIONS.flatMap(
  (field): SessionListOrder[] => [`-${field}`, field],
);
