/** What the list of grades is filtered by: the address has the API's filter, the controls change parts of it. */
import type { FeedbackFilter, FeedbackValueFilter, GraderKind } from "@/gql/graphql";
import { parseExact } from "@/state/jsonText";
import { type Range } from "@/state/range";

export const OPERATORS = {
  eq: "=",
  ne: "≠",
  gte: "≥",
  lte: "≤",
  contains: "contains",
} as const;
export type Operator = keyof typeof OPERATORS;

/** The whole question: the task and the range stand in parameters of their own. */
export function whole(
  f: FeedbackFilter | undefined,
  task: string | undefined,
  range: Range | null,
): FeedbackFilter | undefined {
  const all: FeedbackFilter[] = [
    ...(f ? [f] : []),
    ...(task === undefined ? [] : [{ taskId: { eq: task } }]),
    ...(range ? [{ createdAt: instants(range) }] : []),
  ];
  if (all.length === 0) return undefined;
  // Beside each other where they can be: an `and` costs conditions.
  const keys = all.flatMap((each) => Object.keys(each));
  return new Set(keys).size === keys.length ? merged(all) : { and: all };
}

function merged(all: readonly FeedbackFilter[]): FeedbackFilter {
  return all.reduce((before, each) => ({ ...before, ...each }), {});
}

function instants({ from, to }: Range) {
  return {
    ...(from !== null && { gte: new Date(from).toISOString() }),
    ...(to !== null && { lt: new Date(to).toISOString() }),
  };
}

/** Who or what has graded, of one choice. */
export type Kind = GraderKind | "DECIDES" | "GRADERS";

export const KIND_WORDS: Record<Kind, string> = {
  HUMAN: "People",
  PROGRAM: "Programs",
  MODEL: "Models",
  GRADERS: "All graders, no decisions",
  DECIDES: "Decisions",
};

export function kindOf(f: FeedbackFilter): Kind | undefined {
  if (f.adjudicates === true) return "DECIDES";
  const kind = f.grader?.kind?.eq;
  if (kind) return kind;
  return f.adjudicates === false ? "GRADERS" : undefined;
}

export function withKind(f: FeedbackFilter, kind: Kind | undefined): FeedbackFilter {
  const rest = without(f, "adjudicates");
  const who = without(f.grader ?? {}, "kind");
  const isOfGrader = kind === "HUMAN" || kind === "PROGRAM" || kind === "MODEL";
  return tidy({
    ...rest,
    grader: { ...who, ...(isOfGrader && { kind: { eq: kind } }) },
    ...(kind === "DECIDES" && { adjudicates: true }),
    ...(kind === "GRADERS" && { adjudicates: false }),
  });
}

export function withGrader(f: FeedbackFilter, id: string): FeedbackFilter {
  const others = without(f.grader ?? {}, "id");
  return tidy({ ...f, grader: { ...others, ...(id !== "" && { id: { eq: id } }) } });
}

export function withToken(f: FeedbackFilter, id: string): FeedbackFilter {
  const rest = without(f, "tokenId");
  return tidy(id === "" ? rest : { ...rest, tokenId: { eq: id } });
}

export function withVersion(f: FeedbackFilter, version: number | null): FeedbackFilter {
  const rest = without(f, "taskVersion");
  return tidy(version === null ? rest : { ...rest, taskVersion: { eq: version } });
}

export function withValue(f: FeedbackFilter, value: FeedbackValueFilter): FeedbackFilter {
  return { ...f, values: [...(f.values ?? []), value] };
}

/** What is typed: a number, true, a text in quotes; all else is a text. */
export function readValue(text: string): unknown {
  try {
    return parseExact(text);
  } catch {
    return text;
  }
}

function without<T extends object>(of: T, key: string): T {
  return Object.fromEntries(Object.entries(of).filter(([each]) => each !== key)) as T;
}

/** Without what says nothing. */
function tidy(f: FeedbackFilter): FeedbackFilter {
  const entries = Object.entries(f).filter(
    ([, each]) => !(typeof each === "object" && each !== null && Object.keys(each).length === 0),
  );
  return Object.fromEntries(entries);
}

/** Whether new ones can be told: a stream knows nothing of the calls. */
export function canTell(f: FeedbackFilter | undefined): boolean {
  return !JSON.stringify(f ?? {}).includes('"completion":');
}
