/** What events do to a list that is on the screen. Rows do not move: what is new waits. */
import type { CompletionEventType, CompletionOrder } from "@/gql/graphql";
import type { Row } from "../rows/list";

/** Past so many the list is read anew: what waits is a page of its own by then. */
export const MOST_WAITING = 1000;
/** Above the pages that were read, so that a day of live rows takes no more memory than an hour. */
export const MOST_ADDED = 2000;

export interface Change {
  type: CompletionEventType;
  id: string;
  row: Row | null;
}

export interface Live {
  /** Behind the pill, the newest last. */
  waiting: ReadonlyMap<string, Row>;
  /** Shown, though no page has them. */
  added: ReadonlyMap<string, Row>;
  /** Newer than the page that has them. */
  changed: ReadonlyMap<string, Row>;
  /** Struck out until the next load. */
  gone: ReadonlyMap<string, Gone>;
  /** New as well, where no page has been read yet: they are told of, and not counted. */
  beyond: ReadonlySet<string>;
}

export type Gone = "LEFT" | "DELETED";

export const NOTHING_NEW: Live = {
  waiting: new Map(),
  added: new Map(),
  changed: new Map(),
  gone: new Map(),
  beyond: new Set(),
};

/** What the list knows. */
export interface Known {
  /** Whether a page has it. */
  has: (id: string) => boolean;
  /** Whether it stands where pages have been read, not beyond them. */
  reaches: (row: Row) => boolean;
}

export function merged(live: Live, changes: readonly Change[], known: Known): Live {
  const next = {
    waiting: new Map(live.waiting),
    added: new Map(live.added),
    changed: new Map(live.changed),
    gone: new Map(live.gone),
    beyond: new Set(live.beyond),
  };
  for (const { type, id, row } of changes) {
    const isShown = known.has(id) || next.added.has(id);
    if (type === "LEFT" || type === "DELETED") {
      next.waiting.delete(id);
      next.beyond.delete(id);
      if (isShown) next.gone.set(id, type);
    } else if (row) {
      next.gone.delete(id);
      const into = next.added.has(id) ? next.added : known.has(id) ? next.changed : next.waiting;
      if (into === next.waiting && !known.reaches(row)) {
        if (type === "CREATED" && next.beyond.size < MOST_WAITING) next.beyond.add(id);
        continue;
      }
      const before = into.get(id);
      if (!before || before.revision <= row.revision) into.set(id, row);
    }
  }
  return next;
}

/** Show what waits. */
export function loaded(live: Live): Live {
  return { ...live, waiting: new Map(), added: new Map([...live.added, ...live.waiting]) };
}

export function compare({ field, direction }: CompletionOrder) {
  const sign = direction === "ASC" ? 1 : -1;
  return (a: Row, b: Row): number => {
    const [x, y] = [keyOf(a, field), keyOf(b, field)];
    return x === y ? 0 : sign * (x < y ? -1 : 1);
  };
}

/** What it is ordered by; what has no value stands below all. */
function keyOf(row: Row, field: CompletionOrder["field"]): string | number {
  if (field === "UPDATED_AT") return instant(row.updatedAt);
  if (field === "DURATION") return row.duration ?? -Infinity;
  if (field === "TOTAL_TOKENS") return row.usage?.totalTokens ?? -Infinity;
  if (field === "COST") return row.cost ? Number(row.cost.total) : -Infinity;
  if (field === "MODEL") return row.model ?? "";
  return instant(row.createdAt);
}

function instant(text: string): number {
  return new Date(text).getTime();
}

/** The pages' rows with those that came between them, in order. */
export function composed(
  base: readonly Row[],
  added: Iterable<Row>,
  order: CompletionOrder,
  has: (id: string) => boolean,
): readonly Row[] {
  const extra = [...added].filter(({ id }) => !has(id));
  if (extra.length === 0) return base;
  const by = compare(order);
  // The newest came last: of what is equal it stands first.
  extra.reverse().sort(by);
  const all: Row[] = [];
  let from = 0;
  for (const row of extra) {
    const to = placeOf(base, row, by, from);
    for (const each of base.slice(from, to)) all.push(each);
    all.push(row);
    from = to;
  }
  return all.concat(base.slice(from));
}

/** The first place, from `from` on, whose row does not stand before it. */
function placeOf(
  base: readonly Row[],
  row: Row,
  by: (a: Row, b: Row) => number,
  from: number,
): number {
  let [low, high] = [from, base.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = base[middle];
    if (there && by(there, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
