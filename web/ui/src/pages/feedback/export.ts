/** Grades as a file: whole as JSON lines, or a column for each field of the answers as CSV. */
import { fieldsOf, printed } from "@/state/exact";
import { type Format, csvCell } from "@/state/download";
import { graderName } from "@/state/grades";
import type { ListedGrade } from "@/states/grades/documents";

const FIXED: [string, (grade: ListedGrade) => string][] = [
  ["id", ({ id }) => id],
  ["createdAt", ({ createdAt }) => createdAt],
  ["task", ({ task, taskId }) => task?.name ?? taskId],
  ["version", ({ taskVersion }) => String(taskVersion)],
  ["revision", ({ revision }) => String(revision)],
  ["grader", graderName],
  ["kind", ({ grader }) => grader?.kind ?? ""],
  ["token", ({ author }) => author?.name ?? author?.tokenId ?? ""],
  ["adjudicates", ({ adjudicates }) => String(adjudicates)],
  ["completions", ({ matchedCompletionIds }) => matchedCompletionIds.join(" ")],
  ["comment", ({ comment }) => comment],
];

export function fileOf(format: Format, grades: readonly ListedGrade[]): string[] {
  if (format === "jsonl") return grades.map((each) => `${JSON.stringify(each)}\n`);
  const names = [
    ...new Set(grades.flatMap((each) => fieldsOf(each.jsonValues).map(([key]) => key))),
  ];
  const head = [...FIXED.map(([name]) => name), ...names.map((name) => `answer.${name}`)];
  const lines = grades.map((grade) => {
    const values = new Map(fieldsOf(grade.jsonValues));
    return [
      ...FIXED.map(([, of]) => of(grade)),
      ...names.map((name) => (values.has(name) ? printed(values.get(name)) : "")),
    ];
  });
  return [head, ...lines].map((cells) => `${cells.map(csvCell).join(",")}\r\n`);
}
