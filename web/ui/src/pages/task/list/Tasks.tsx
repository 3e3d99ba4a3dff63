/** All tasks: what each asks of which calls, how far it is, and the way to grade. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { Button } from "react-aria-components";
import { useNeeds } from "@/api/viewer";
import { type Command, useCommands } from "@/commands/commands";
import { Page } from "@/frame/Page";
import { shownCount } from "@/state/shown";
import { Asked } from "@/states/Asked";
import { TableSkeleton } from "@/states/Skeletons";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { PartialBar } from "@/states/Partial";
import styles from "../Task.module.css";
import { useTaskChanges } from "../changes";
import { Rows } from "./Rows";
import { Tools } from "./Tools";
import { tasksQuery } from "./tasks";

export function Tasks() {
  const { q, archived } = useSearch({ from: "/tasks" });
  const options = tasksQuery(q, archived);
  const query = useInfiniteQuery(options);
  const isBuilding =
    query.data?.pages.some(({ nodes }) => nodes.some(({ progress }) => progress?.isBuilding)) ??
    false;
  const changes = useTaskChanges();
  const field = useRef<HTMLInputElement>(null);
  useListCommands(field);
  return (
    <Page title="Tasks">
      <Tools field={field} />
      {changes.error && <Failure error={changes.error} />}
      <Asked
        query={query}
        queryKey={options.queryKey}
        isQuiet={isBuilding}
        skeleton={<TableSkeleton rows={6} />}
      >
        {({ pages }) => {
          const rows = pages.flatMap(({ nodes }) => nodes);
          const first = pages[0];
          if (rows.length === 0) return <NoTasks isFiltered={q !== undefined || !!archived} />;
          return (
            <>
              <PartialBar
                errors={pages.flatMap(({ errors }) => errors)}
                retry={() => void query.refetch()}
              />
              <Rows rows={rows} changes={changes} />
              <p className={styles.under}>
                {shownCount(rows.length)} of{" "}
                {first && shownCount(first.totalCount, first.totalCountIsExact)}{" "}
                {query.hasNextPage && (
                  <Button
                    isDisabled={query.isFetchingNextPage}
                    onPress={() => void query.fetchNextPage()}
                  >
                    More
                  </Button>
                )}
              </p>
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

function NoTasks({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <Empty title="No task is like that">
        <p>
          None has these words in its name, or none is archived. <Link to="/tasks">All tasks</Link>
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="No task yet">
      <p>
        A task asks people or programs the same question of many calls: a form, who it is for, and
        which calls. <Link to="/tasks/new">Make the first one</Link>
      </p>
    </Empty>
  );
}

function useListCommands(field: React.RefObject<HTMLInputElement | null>) {
  const navigate = useNavigate();
  const needs = useNeeds("WRITER");
  useCommands(
    useMemo((): readonly Command[] => {
      const group = "Tasks";
      return [
        {
          id: "task:new",
          title: "Make a task",
          group,
          keys: ["n"],
          unavailable: needs,
          run: () => void navigate({ to: "/tasks/new" }),
        },
        {
          id: "filter",
          title: "Find a task by its name",
          group,
          keys: ["/"],
          run: () => field.current?.focus(),
        },
      ];
    }, [navigate, needs, field]),
  );
}
