/** What stands before and after a call in the list that it was opened from. */
import type { QueryClient } from "@tanstack/react-query";

export interface Around {
  before: string | null;
  after: string | null;
  /** From 0 on, and how many of the list are loaded. */
  place: number;
  count: number;
}

/** In the list that was loaded last of those which have it; null if none has. */
export function aroundIn(queries: QueryClient, id: string): Around | null {
  const lists = queries
    .getQueryCache()
    .findAll({ queryKey: ["completions"] })
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt);
  for (const { state } of lists) {
    const ids = idsOf(state.data);
    const place = ids.indexOf(id);
    if (place < 0) continue;
    const before = ids[place - 1] ?? null;
    return { before, after: ids[place + 1] ?? null, place, count: ids.length };
  }
  return null;
}

/** Of pages with nodes, whatever else they have. */
function idsOf(data: unknown): string[] {
  const pages = (data as { pages?: unknown } | undefined)?.pages;
  if (!Array.isArray(pages)) return [];
  return pages.flatMap((page: { nodes?: { id: string }[] } | null) =>
    Array.isArray(page?.nodes) ? page.nodes.map(({ id }) => id) : [],
  );
}
