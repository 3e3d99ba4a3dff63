/** What grades say, group by group: what is asked, and where each mark leads. */
import type {
  CompletionFilter,
  CountedGrades,
  FeedbackBucket,
  FeedbackCondition,
  FeedbackDimension,
  FeedbackFilter,
} from "@/gql/graphql";
import { byGrader, feedbackHref, keyName } from "@/state/grades";
import { escapedField } from "@/state/titles";
import type { SpreadRow } from "./documents";

export const GROUPS = {
  none: "Not grouped",
  version: "Version",
  grader: "Grader",
  model: "Model",
  day: "Day",
} as const;
export type GroupBy = keyof typeof GROUPS;

export const COUNTED: Record<CountedGrades, string> = {
  GRADERS: "What graders say",
  COUNTING: "What counts in the end",
  ALL: "All, decisions too",
};

export function askedBy(by: GroupBy, zone: string) {
  const groupBy: FeedbackDimension[] = [
    ...(by === "version" ? [{ grade: "TASK_VERSION" as const }] : []),
    ...(by === "grader" ? [{ grade: "GRADER" as const }] : []),
    ...(by === "model" ? [{ field: "MODEL" as const }] : []),
  ];
  const bucket: FeedbackBucket | null = by === "day" ? { unit: "DAY", zone } : null;
  return { groupBy, bucket };
}

/** What a group is called. */
export function groupName(row: SpreadRow, by: GroupBy): string {
  if (by === "none") return "All grades";
  if (by === "day") return (row.localTime ?? row.time ?? "").slice(0, 10);
  const [name] = row.group;
  if (name === null || name === undefined) return "not known";
  if (by === "version") return `Version ${name}`;
  return by === "grader" ? keyName(name) : name;
}

/** The grades of a group that have a value, counted as the statistics count them. */
export function hrefOf(
  task: string,
  path: string,
  value: unknown,
  { row, by, counted }: { row: SpreadRow; by: GroupBy; counted: CountedGrades },
): string {
  const f: FeedbackFilter = {
    ...groupFilter(row, by),
    values: [{ path, ...(value === undefined ? { exists: true } : { eq: value }) }],
  };
  return feedbackHref(task, { ...f, ...countedFilter(task, counted) });
}

function groupFilter(row: SpreadRow, by: GroupBy): FeedbackFilter {
  const [name = null] = row.group;
  if (by === "version") return { taskVersion: { eq: Number(name) } };
  if (by === "grader") return name === null ? {} : byGrader(name);
  if (by === "model") {
    const completion: CompletionFilter =
      name === null ? { model: { isNull: true } } : { model: { eq: name } };
    return { completion };
  }
  if (by === "day" && row.time) return { createdAt: { gte: row.time, lt: dayAfter(row) } };
  return {};
}

const HOURS = 3_600_000;

/** Days are of 23 to 25 hours where clocks are changed: the next midnight by the row's own clock. */
function dayAfter({ time, localTime }: SpreadRow): string {
  const from = new Date(time ?? 0);
  const offset = /([+-])(\d\d):(\d\d)$/.exec(localTime ?? "");
  if (!offset) return new Date(from.getTime() + 24 * HOURS).toISOString();
  // The browser's own zone is the bucket's: its calendar knows when the day ends.
  const next = new Date(from);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
}

function countedFilter(task: string, counted: CountedGrades): FeedbackFilter {
  if (counted === "ALL") return {};
  if (counted === "GRADERS") return { adjudicates: false };
  const decided: FeedbackCondition = { taskId: { eq: task }, adjudicates: true };
  // A decision, or a grade of what nobody has decided.
  return { or: [{ adjudicates: true }, { completion: { not: { feedback: { some: decided } } } }] };
}

interface Schema {
  properties?: unknown;
  type?: unknown;
  $ref?: unknown;
}

const MOST_DEEP = 4;

/** The fields of a schema's answers, those within others too; lists are one field. */
export function pathsOf(schema: unknown, prefix = "", depth = 0): string[] {
  const { properties } = (isObject(schema) ? schema : {}) as Schema;
  if (!isObject(properties) || depth >= MOST_DEEP) return [];
  return Object.entries(properties).flatMap(([name, of]) => {
    const path = prefix + escapedField(name);
    const below = pathsOf(of, `${path}.`, depth + 1);
    return below.length > 0 ? below : [path];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
