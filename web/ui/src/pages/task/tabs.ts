/**
 * The parts of a task's page, in their order. The address names them: `#/tasks/ID?tab=form`.
 *
 * Each is loaded when it is shown first, and gets the task as it is now.
 */
import { type ComponentType, lazy } from "react";
import type { TaskTabName } from "@/state/taskTabs";
import type { Task } from "./documents";

export interface TabProps {
  task: Task;
}

export interface TaskTab {
  tab: TaskTabName;
  title: string;
  Shown: ComponentType<TabProps>;
}

export const TABS: readonly TaskTab[] = [
  {
    tab: "overview",
    title: "Overview",
    Shown: lazy(async () => ({ default: (await import("./Overview")).Overview })),
  },
  {
    tab: "form",
    title: "Form",
    Shown: lazy(async () => ({ default: (await import("./FormTab")).FormTab })),
  },
  {
    tab: "selector",
    title: "Selector",
    Shown: lazy(async () => ({ default: (await import("./selector/SelectorTab")).SelectorTab })),
  },
  {
    tab: "versions",
    title: "Versions",
    Shown: lazy(async () => ({ default: (await import("./versions/Versions")).Versions })),
  },
  {
    tab: "edit",
    title: "Edit",
    Shown: lazy(async () => ({ default: (await import("./edit/Edit")).Edit })),
  },
  {
    tab: "progress",
    title: "Progress",
    Shown: lazy(async () => ({ default: (await import("./grades/Progress")).Progress })),
  },
  {
    tab: "agreement",
    title: "Agreement",
    Shown: lazy(async () => ({ default: (await import("./grades/Agreement")).Agreement })),
  },
  {
    tab: "disagreements",
    title: "Disagreements",
    Shown: lazy(async () => ({ default: (await import("./grades/Disagreements")).Disagreements })),
  },
  {
    tab: "spread",
    title: "Spread",
    Shown: lazy(async () => ({ default: (await import("./grades/Spread")).Spread })),
  },
];
