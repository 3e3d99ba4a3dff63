/** One task: what is asked, of which calls, how far it is, and what it was before. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import { type Command, useCommands } from "@/commands/commands";
import { Page } from "@/frame/Page";
import { Asked } from "@/states/Asked";
import { NotHere } from "@/states/Empty";
import { Loading } from "@/states/Loading";
import { PartialBar } from "@/states/Partial";
import { writtenOut } from "@/states/controls";
import { copy } from "@/states/copy";
import styles from "./Task.module.css";
import { type Task as Row, taskQuery } from "./documents";
import { TABS } from "./tabs";

export function Task() {
  const { id } = useParams({ from: "/tasks/$id" });
  const query = useQuery(taskQuery(id));
  const task = query.data?.task;
  return (
    <Page title={task ? writtenOut(task.name) || "Task without a name" : "Task"}>
      <Asked
        query={query}
        queryKey={taskQuery(id).queryKey}
        isQuiet={task?.progress?.isBuilding ?? false}
      >
        {({ task, errors }) =>
          task === null ? (
            <NotHere what="task" />
          ) : (
            <>
              <PartialBar errors={errors} retry={() => void query.refetch()} />
              <One key={id} task={task} />
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function One({ task }: { task: Row }) {
  const { tab } = useSearch({ from: "/tasks/$id" });
  const shown = TABS.find((each) => each.tab === tab) ?? TABS[0];
  useTaskCommands(task);
  return (
    <>
      <p className={styles.under}>
        Task · version {task.version}
        {task.archivedAt !== null && <strong> · archived</strong>}
        {task.archivedAt === null && (
          <>
            {" · "}
            <a href={`#/grade/${encodeURIComponent(task.id)}`}>Grade</a>
          </>
        )}
      </p>
      <nav aria-label="Parts of the task" className={styles.tabs}>
        {TABS.map(({ tab, title }) => (
          <Link
            key={tab}
            to="/tasks/$id"
            params={{ id: task.id }}
            search={{ tab }}
            aria-current={tab === shown?.tab ? "page" : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>{shown && <shown.Shown task={task} />}</Suspense>
    </>
  );
}

function useTaskCommands({ id, archivedAt }: Row) {
  const navigate = useNavigate();
  useCommands(
    useMemo((): readonly Command[] => {
      const group = "Task";
      return [
        ...TABS.map(({ tab, title }, index) => ({
          id: `tab:${tab}`,
          title: `Show ${title}`,
          group,
          ...(index < 9 && { keys: [String(index + 1)] }),
          run: () => void navigate({ to: "/tasks/$id", params: { id }, search: { tab } }),
        })),
        {
          id: "task:grade",
          title: "Grade this task",
          group,
          unavailable: archivedAt === null ? null : "it is archived",
          run: () => location.assign(`#/grade/${encodeURIComponent(id)}`),
        },
        {
          id: "copy-link",
          title: "Copy the link",
          group,
          keys: ["y"],
          run: () => void copy(location.href, "the link"),
        },
        {
          id: "copy-id",
          title: "Copy the id",
          group,
          keys: ["Shift y"],
          run: () => void copy(id, "the id"),
        },
      ];
    }, [id, archivedAt, navigate]),
  );
}
