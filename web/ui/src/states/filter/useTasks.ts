/** The tasks that a filter may name. */
import { useQuery } from "@tanstack/react-query";
import { taskNamesQuery } from "@/api/tasks";
import type { Tasks } from "@/state/filterText/tasks";

/** @param isNeeded They are not asked for before. */
export function useTasks(isNeeded: boolean): Tasks {
  const { data, error } = useQuery({ ...taskNamesQuery(), enabled: isNeeded });
  return data ?? (error ? null : undefined);
}
