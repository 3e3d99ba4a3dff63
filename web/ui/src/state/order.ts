/** `-CREATED_AT` in the address: the field, and a minus if the largest comes first. */
import type { CompletionOrder, CompletionOrderField } from "@/gql/graphql";

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
