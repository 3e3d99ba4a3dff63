/**
 * The parts of a task's page, in their order. The address names them: `#/tasks/ID?tab=form`.
 *
 * Each is loaded when it is shown first, and gets the task as it is now.
 */
import type { ComponentType } from "react";
import type { TaskTabName } from "@/state/taskTabs";
import { part } from "@/states/part";
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
    Shown: part(() => import("./Overview"), "Overview"),
  },
  {
    tab: "form",
    title: "Form",
    Shown: part(() => import("./FormTab"), "FormTab"),
  },
  {
    tab: "selector",
    title: "Selector",
    Shown: part(() => import("./selector/SelectorTab"), "SelectorTab"),
  },
  {
    tab: "versions",
    title: "Versions",
    Shown: part(() => import("./versions/Versions"), "Versions"),
  },
  {
    tab: "edit",
    title: "Edit",
    Shown: part(() => import("./edit/Edit"), "Edit"),
  },
  {
    tab: "progress",
    title: "Progress",
    Shown: part(() => import("./grades/Progress"), "Progress"),
  },
  {
    tab: "agreement",
    title: "Agreement",
    Shown: part(() => import("./grades/Agreement"), "Agreement"),
  },
  {
    tab: "disagreements",
    title: "Disagreements",
    Shown: part(() => import("./grades/Disagreements"), "Disagreements"),
  },
  {
    tab: "spread",
    title: "Spread",
    Shown: part(() => import("./grades/Spread"), "Spread"),
  },
];
