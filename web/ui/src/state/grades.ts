/** Grades: whose they are, and the filters that lead to them. */
import type { FeedbackCondition, FeedbackFilter, GraderKind } from "@/gql/graphql";
import { printSearch } from "./search";

interface Claimed {
  kind: GraderKind;
  id: string | null;
  name: string | null;
}

interface Given {
  grader: Claimed | null;
  author: { tokenId: string; name: string | null } | null;
}

/** What a person is called: the name that is claimed, else the id, else the token's. */
export function graderName({ grader, author }: Given): string {
  return grader?.name ?? grader?.id ?? author?.name ?? author?.tokenId ?? "nobody known";
}

const TOKEN = "token:";

/** What agreement and statistics know a grader by. */
export function graderKey({ grader, author }: Given): string {
  return grader?.id ?? (author ? TOKEN + author.tokenId : "");
}

/** A key for people: an id as it is, a token by the end of its id. */
export function keyName(key: string): string {
  return key.startsWith(TOKEN) ? `token …${key.slice(-6)}` : key;
}

/** The grades of a grader by its key. */
export function byGrader(key: string): Pick<FeedbackCondition, "grader" | "tokenId"> {
  if (!key.startsWith(TOKEN)) return { grader: { id: { eq: key } } };
  return { grader: { id: { isNull: true } }, tokenId: { eq: key.slice(TOKEN.length) } };
}

export const KINDS: Record<GraderKind, string> = {
  HUMAN: "person",
  PROGRAM: "program",
  MODEL: "model",
};

/** The address of a list of grades. */
export function feedbackHref(task: string | undefined, f: FeedbackFilter, r?: string): string {
  const params = new URLSearchParams();
  if (task !== undefined) params.set("task", quoted(task));
  if (Object.keys(f).length > 0) params.set("f", JSON.stringify(f));
  if (r !== undefined) params.set("r", r);
  const text = params.toString();
  return `#/feedback${text && `?${text}`}`;
}

/** The address of a list of completions. */
export function completionsHref(f: object): string {
  return `#/completions${printSearch({ f })}`;
}

/** The router reads what looks like JSON as such: an id of digits is a text. */
function quoted(text: string): string {
  return /^[[{"]|^(-?\d|true$|false$|null$)/.test(text) ? JSON.stringify(text) : text;
}

/** Words for what agreement comes to, with "beyond chance" behind them, by Landis and Koch (1977). */
export function strength(coefficient: number): string {
  if (coefficient <= 0) return "no agreement";
  const steps = [
    [0.2, "slight agreement"],
    [0.4, "fair agreement"],
    [0.6, "moderate agreement"],
    [0.8, "substantial agreement"],
  ] as const;
  return steps.find(([most]) => coefficient <= most)?.[1] ?? "almost perfect agreement";
}
