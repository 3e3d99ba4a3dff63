/** The parts of a task's page, as the address names them: pages/task/tabs.ts has what each shows. */
export const TASK_TABS = [
  ...(["overview", "form", "selector", "versions", "edit"] as const),
  ...(["progress", "agreement", "disagreements", "spread"] as const),
] as const;

export type TaskTabName = (typeof TASK_TABS)[number];
