/** The columns of the table: what each shows, how it is filtered for and ordered by. */
import type { ReactNode } from "react";
import type { CompletionFilter, CompletionOrderField } from "@/gql/graphql";
import { pathFault } from "@/state/payloadPath";
import type { Zone } from "@/state/preferences";
import { Status } from "@/states/Status";
import { timeIn } from "@/states/Time";
import { visible } from "@/states/Visible";
import { shortened, shownCost, shownCount } from "@/state/shown";
import { Duration } from "@/states/Duration";
import type { Row, Wanted } from "./list";

export interface Column {
  id: string;
  header: string;
  size: number;
  isNumber?: boolean;
  /** Where it is read from what may be too large for a list. */
  from?: "texts" | "payload";
  order?: CompletionOrderField;
  /** Its values as texts, whole as far as the row has them: for copies and exports. */
  texts: (row: Row) => string[];
  /** What matches just these rows; null where the API has no such condition. */
  condition: (text: string) => CompletionFilter | null;
  /** Where it is more than the text. */
  show?: (row: Row, zone: Zone) => ReactNode;
  /** No narrower than whatever is shown, where that is no text. */
  widest?: string;
  /** What its cells show, too: a column of its own in a file. */
  beside?: Pick<Column, "id" | "texts">;
}

const one = (value: string | number | null | undefined): string[] =>
  value === null || value === undefined || value === "" ? [] : [String(value)];
const never = () => null;

/** Of a failure: more is not seen of a cell. */
const SEEN_CHARACTERS = 120;

const STATUSES = ["STARTED", "FINISHED", "FAILED"] as const;
const KINDS = ["CHAT", "PROMPT"] as const;

/** What is short stands first, so that a laptop shows it beside the facets; texts end where the table does. */
export const COLUMNS: readonly Column[] = [
  {
    id: "createdAt",
    header: "Time",
    size: 152,
    order: "CREATED_AT",
    texts: (row) => [row.createdAt],
    condition: (text) => ({ createdAt: { gte: text } }),
    show: (row, zone) => timeIn(zone, row.createdAt),
    widest: "2000-00-00 00:00:00",
  },
  {
    id: "status",
    header: "Status",
    size: 88,
    texts: (row) => one(row.status),
    condition: (text) => {
      const status = STATUSES.find((each) => each === text);
      return status ? { status: { eq: status } } : null;
    },
    show: (row) => <Status of={row.status} />,
    // No shape is wider than this sign.
    widest: "@ finished",
  },
  {
    id: "model",
    header: "Model",
    size: 140,
    order: "MODEL",
    texts: (row) => one(row.model),
    condition: (text) => ({ model: { eq: text } }),
  },
  {
    id: "failureKind",
    header: "Failure",
    size: 144,
    texts: (row) => one(row.failureKind),
    condition: (text) => ({ failureKind: { eq: text } }),
    show: ({ failureKind, failureReason }) => {
      const said = [failureKind, failureReason].filter(Boolean).join(": ");
      return visible(shortened(said, SEEN_CHARACTERS));
    },
    beside: { id: "failureReason", texts: (row) => one(row.failureReason) },
  },
  {
    id: "tags",
    header: "Tags",
    size: 112,
    texts: (row) => row.tags,
    condition: (text) => ({ tags: { has: text } }),
  },
  {
    id: "duration",
    header: "Duration",
    size: 96,
    isNumber: true,
    order: "DURATION",
    texts: (row) => one(row.duration),
    condition: (text) => ({ duration: { gte: Number(text) } }),
    show: ({ duration }) => duration !== null && <Duration seconds={duration} />,
  },
  {
    id: "tokens",
    header: "Tokens",
    size: 72,
    isNumber: true,
    order: "TOTAL_TOKENS",
    texts: (row) => one(row.usage?.totalTokens),
    condition: (text) => ({ totalTokens: { gte: Number(text) } }),
    show: ({ usage }) => usage?.totalTokens != null && shownCount(usage.totalTokens),
  },
  {
    id: "cost",
    header: "Cost",
    size: 106,
    isNumber: true,
    order: "COST",
    texts: (row) => one(row.cost?.total),
    condition: (text) => ({ cost: { gte: text } }),
    show: ({ cost }) => cost && shownCost(cost.total),
  },
  {
    id: "prompt",
    header: "Prompt",
    size: 260,
    from: "texts",
    texts: (row) => one(row.prompt),
    condition: never,
  },
  {
    id: "output",
    header: "Output",
    size: 260,
    from: "texts",
    texts: (row) => one(row.output),
    condition: never,
  },
  {
    id: "provider",
    header: "Provider",
    size: 110,
    texts: (row) => one(row.provider),
    condition: (text) => ({ provider: { eq: text } }),
  },
  {
    id: "userId",
    header: "User",
    size: 140,
    texts: (row) => one(row.userId),
    condition: (text) => ({ userId: { eq: text } }),
  },
  {
    id: "sessionId",
    header: "Session",
    size: 140,
    texts: (row) => one(row.sessionId),
    condition: (text) => ({ sessionId: { eq: text } }),
  },
  {
    id: "kind",
    header: "Kind",
    size: 80,
    texts: (row) => one(row.kind),
    condition: (text) => {
      const kind = KINDS.find((each) => each === text);
      return kind ? { kind: { eq: kind } } : null;
    },
  },
  {
    id: "finishReason",
    header: "Finish reason",
    size: 110,
    texts: (row) => one(row.finishReason?.toLowerCase() ?? null),
    condition: never,
  },
  {
    id: "updatedAt",
    header: "Changed",
    size: 150,
    order: "UPDATED_AT",
    texts: (row) => [row.updatedAt],
    condition: (text) => ({ updatedAt: { gte: text } }),
    show: (row, zone) => timeIn(zone, row.updatedAt),
    widest: "2000-00-00 00:00:00",
  },
  {
    id: "id",
    header: "Id",
    size: 220,
    texts: (row) => [row.id],
    condition: (text) => ({ id: { eq: text } }),
  },
];

export const DEFAULT_COLUMNS: readonly string[] = COLUMNS.slice(0, 10).map(({ id }) => id);
/** Of a card of two lines, which a telephone shows of each row; in the second why it failed, and the prompt. */
export const CARD_COLUMNS: readonly string[] = [
  ...["status", "model", "createdAt", "failureKind", "prompt"],
];

/** Whether it names a place in a payload: `request.temperature`. */
export function isPath(id: string): boolean {
  return pathFault(id) === null;
}

/** The column of an id; undefined where it names none. */
export function columnOf(id: string): Column | undefined {
  return COLUMNS.find((each) => each.id === id) ?? (isPath(id) ? pathColumn(id) : undefined);
}

function pathColumn(path: string): Column {
  return {
    id: path,
    header: path,
    size: 160,
    from: "payload",
    texts: (row) => {
      const value = row.at?.[path];
      if (value === null || value === undefined) return [];
      return [typeof value === "string" ? value : JSON.stringify(value)];
    },
    condition: (text) => ({ payload: [{ path, eq: valueOf(text) }] }),
  };
}

/** A text that reads as a number, true or false was one, as a rule: strings keep what is no JSON. */
function valueOf(text: string): unknown {
  return /^(-?\d{1,15}(\.\d+)?|true|false)$/.test(text) ? (JSON.parse(text) as unknown) : text;
}

export function wantedBy(ids: readonly string[]): Wanted {
  const paths = ids.filter(isPath);
  return {
    withPrompt: ids.includes("prompt"),
    withOutput: ids.includes("output"),
    withReason: ids.includes("failureKind"),
    withValues: paths.length > 0,
    paths,
  };
}
