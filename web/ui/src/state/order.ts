/** `-CREATED_AT` in the address: the field, and a minus if the largest comes first. */
import type { CompletionOrder, CompletionOrderField } from "@/gql/graphql";

export const ORDERS = ["CREATED_AT", "UPDATED_AT", "DURATION", "TOTAL_TOKENS", "COST"] as const;
export type Order = `${"-" | ""}${(typeof ORDERS)[number]}`;
export const ALL_ORDERS: Order[] = ORDERS.flatMap((field): Order[] => [`-${field}`, field]);

export function orderBy(order: Order = "-CREATED_AT"): CompletionOrder[] {
  const field = order.replace("-", "") as CompletionOrderField;
  return [{ field, direction: order.startsWith("-") ? "DESC" : "ASC" }];
}
