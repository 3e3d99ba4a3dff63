/** The titles of a task's fields, for what shows grades of it. */
import { useQuery } from "@tanstack/react-query";
import { NO_TITLES, type Titles, titlesOf } from "@/state/titles";
import { taskSchema } from "./documents";

const titlesIn = (task: { jsonSchema: unknown } | null): Titles => titlesOf(task?.jsonSchema);

/** A schema may have 256 kB, and a list grades of hundreds of tasks: the others' fields have their keys. */
const MOST_TASKS = 4;

/**
 * The tasks of which it is asked, where grades of several are shown: those that come first.
 *
 * @param before Which it was: they stay, so that no row is called otherwise by what comes above it.
 */
export function titledTasks(
  grades: readonly { taskId: string }[],
  before: readonly string[] = [],
): readonly string[] {
  const shown = new Set(grades.map(({ taskId }) => taskId));
  const next = [...before.filter((each) => shown.has(each)), ...shown];
  const titled = [...new Set(next)].slice(0, MOST_TASKS);
  const isSame = titled.length === before.length && titled.every((each, at) => each === before[at]);
  return isSame ? before : titled;
}

/** As the task is now; nothing is called otherwise until it is known. */
export function useTitles(taskId: string | undefined): Titles {
  const query = { ...taskSchema(taskId ?? ""), enabled: taskId !== undefined };
  return useQuery({ ...query, select: titlesIn }).data ?? NO_TITLES;
}
