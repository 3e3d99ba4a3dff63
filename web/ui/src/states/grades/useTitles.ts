/** The titles of a task's fields, for what shows grades of it. */
import { useQuery } from "@tanstack/react-query";
import { NO_TITLES, type Titles, titlesOf } from "@/state/titles";
import { taskSchema } from "./documents";

const titlesIn = (task: { jsonSchema: unknown } | null): Titles => titlesOf(task?.jsonSchema);

/** As the task is now; nothing is called otherwise until it is known. */
export function useTitles(taskId: string | undefined): Titles {
  const query = { ...taskSchema(taskId ?? ""), enabled: taskId !== undefined };
  return useQuery({ ...query, select: titlesIn }).data ?? NO_TITLES;
}
