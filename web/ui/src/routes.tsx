/**
 * All pages, by address: what each takes from the search parameters, and what shows it.
 *
 * The address is the state: it can be reloaded, sent and gone back from. It stands in the fragment, so
 * that no log, proxy or Referer has what is filtered for.
 */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  SearchParamError,
  createRouter,
  redirect,
} from "@tanstack/react-router";
import type { ComponentType } from "react";
import { Frame } from "@/frame/Frame";
import { Page } from "@/frame/Page";
import { WithoutIt } from "@/frame/WithoutIt";
import type { CompletionFilter, FeedbackFilter, SessionFilter } from "@/gql/graphql";
import { Completions } from "@/pages/completions/Completions";
import { LIST, SIDE, groupName, idOrFilter, shareName } from "@/state/parameters";
import { ALL_ORDERS, SESSION_ORDERS } from "@/state/order";
import { NotFound } from "@/pages/NotFound";
import {
  DamagedAddress,
  object,
  oneOf,
  printSearch,
  range,
  readSearch,
  searchOf,
  text,
  texts,
  typed,
} from "@/state/search";
import { TASK_TABS } from "@/state/taskTabs";
import { Failure } from "@/states/Failure";
import { NotCome } from "@/states/NotCome";
import { part } from "@/states/part";

/** A page that is fetched when somebody goes there. */
function page<K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) {
  return part(load, name, (missed) => (
    <Page title="Not shown">
      <NotCome {...missed} />
    </Page>
  ));
}

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
const getParentRoute = () => root;

const home = createRoute({
  getParentRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/completions" });
  },
});

/** f filter, r range (`-24h`, or two instants), o order, c columns, v saved view, p panel of an id. */
const completions = createRoute({
  getParentRoute,
  path: "/completions",
  validateSearch: searchOf(
    {
      f: object<CompletionFilter>(),
      r: range,
      o: oneOf(...ALL_ORDERS),
      c: texts,
      v: text,
      p: text,
    },
    LIST,
  ),
  component: Completions,
});

/** t tab, at path in the payload. */
const completion = createRoute({
  getParentRoute,
  path: "/completions/$id",
  validateSearch: searchOf({
    t: oneOf("conversation", "request", "response", "raw", "stack", "extra", "feedback"),
    at: text,
  }),
  component: page(() => import("@/pages/completion/Completion"), "Completion"),
});

/** a and b: two ids of completions, or two filters; by what filters are compared. */
const compare = createRoute({
  getParentRoute,
  path: "/compare",
  validateSearch: searchOf({ a: idOrFilter, b: idOrFilter, by: shareName }, { a: SIDE, b: SIDE }),
  component: page(() => import("@/pages/compare/Compare"), "Compare"),
});

/** f filter, r range in which they were at it, o order. */
const sessions = createRoute({
  getParentRoute,
  path: "/sessions",
  validateSearch: searchOf(
    { f: object<SessionFilter>(), r: range, o: oneOf(...SESSION_ORDERS) },
    LIST,
  ),
  component: page(() => import("@/pages/sessions/Sessions"), "Sessions"),
});

/** v way to look at it, at id of a call. */
const session = createRoute({
  getParentRoute,
  path: "/sessions/$id",
  validateSearch: searchOf({ v: oneOf("read", "timeline"), at: text }),
  component: page(() => import("@/pages/session/Session"), "Session"),
});

/** q part of the name, archived `only` or `also`. */
const tasks = createRoute({
  getParentRoute,
  path: "/tasks",
  validateSearch: searchOf(
    { q: text, archived: oneOf("only", "also") },
    { q: "is no part of a name.", archived: "is neither only nor also." },
  ),
  component: page(() => import("@/pages/task/list/Tasks"), "Tasks"),
});

/** from: the id of a task that it begins as a copy of. */
const newTask = createRoute({
  getParentRoute,
  path: "/tasks/new",
  validateSearch: searchOf({ from: text }),
  component: page(() => import("@/pages/task/edit/NewTask"), "NewTask"),
});

/** tab: see pages/task/tabs.ts; a and b two versions that are compared. */
const task = createRoute({
  getParentRoute,
  path: "/tasks/$id",
  validateSearch: searchOf({ tab: oneOf(...TASK_TABS), a: text, b: text }),
  component: page(() => import("@/pages/task/Task"), "Task"),
});

/** f filter, r range, by what it is grouped, o what groups are ordered by, mark a moment such as a deploy. */
const overview = createRoute({
  getParentRoute,
  path: "/overview",
  validateSearch: searchOf(
    {
      f: object<CompletionFilter>(),
      r: range,
      by: groupName,
      mark: typed,
      o: oneOf("COUNT", "FAILURE_RATE", "COST", "TOTAL_TOKENS", "DURATION_PERCENTILE"),
    },
    LIST,
  ),
  component: page(() => import("@/pages/overview/Overview"), "Overview"),
});

/** task whose grades, f filter, r range, p panel of an id. */
const feedback = createRoute({
  getParentRoute,
  path: "/feedback",
  validateSearch: searchOf(
    { task: text, f: object<FeedbackFilter>(), r: range, p: text },
    { ...LIST, task: "is no id of a task." },
  ),
  component: page(() => import("@/pages/feedback/Feedback"), "Feedback"),
});

const gradeChoice = createRoute({
  getParentRoute,
  path: "/grade",
  component: page(() => import("@/pages/grade/GradeChoice"), "GradeChoice"),
});

/** i: the completion that is graded. */
const grade = createRoute({
  getParentRoute,
  path: "/grade/$task",
  validateSearch: searchOf({ i: text }),
  component: page(() => import("@/pages/grade/Grade"), "Grade"),
});

const settingsHome = createRoute({
  getParentRoute,
  path: "/settings",
  beforeLoad: () => {
    throw redirect({ to: "/settings/$section", params: { section: "you" } });
  },
});

const settings = createRoute({
  getParentRoute,
  path: "/settings/$section",
  component: page(() => import("@/pages/settings/Settings"), "Settings"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    completions,
    completion,
    compare,
    sessions,
    session,
    tasks,
    newTask,
    task,
    overview,
    feedback,
    gradeChoice,
    grade,
    settingsHome,
    settings,
  ]),
  history: createHashHistory(),
  parseSearch: readSearch,
  stringifySearch: printSearch,
  defaultErrorComponent: ({ error, reset }) => (
    <Page title="Not shown">
      {error instanceof SearchParamError && error.cause instanceof DamagedAddress ? (
        <WithoutIt damage={error.cause} />
      ) : (
        <Failure error={error} retry={reset} />
      )}
    </Page>
  ),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
