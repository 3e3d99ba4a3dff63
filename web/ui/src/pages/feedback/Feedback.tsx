/** The list of grades: what it is filtered by, its rows, one of them beside it. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { Page } from "@/frame/Page";
import { announce } from "@/frame/announce";
import type { FeedbackFilter } from "@/gql/graphql";
import { useMarked } from "@/state/marked";
import { isLive as liveChoice } from "@/state/preferences";
import { readRange } from "@/state/range";
import { useStored } from "@/state/stored";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { ListSkeleton } from "@/states/Skeletons";
import { Reloading } from "@/states/Reloading";
import { Splitter } from "@/states/Splitter";
import { gradeCount } from "@/states/grades/documents";
import { titledTasks } from "@/states/grades/useTitles";
import { useIsNarrow } from "@/state/useIsNarrow";
import { shownCount, shownMany } from "@/state/shown";
import { useChosenAt } from "@/state/useChosenAt";
import { PartialBar } from "@/states/Partial";
import { Controls } from "./Controls";
import { Export } from "./Export";
import styles from "./Feedback.module.css";
import { GradePanel } from "./GradePanel";
import { List, type ListHandle } from "./List";
import { NoGrades, NoneMatches, type Props as NothingProps } from "./Nothing";
import { columnsFor } from "./columns";
import { canTell, whole } from "./filter";
import { useGradeCommands } from "./useGradeCommands";
import { type Grades, useGrades } from "./useGrades";

const NO_FILTER: FeedbackFilter = {};

export function Feedback() {
  return (
    <Page title="Feedback">
      <Inside />
    </Page>
  );
}

function Inside() {
  const { task, f = NO_FILTER, r, p } = useSearch({ from: "/feedback" });
  const set = useAddress();
  const [now] = useChosenAt(r);
  const range = useMemo(() => readRange(r, now), [r, now]);
  const filter = useMemo(
    () => whole(Object.keys(f).length > 0 ? f : undefined, task, range),
    [f, task, range],
  );
  const isLive = useStored(liveChoice) === "on";
  const grades = useGrades(filter, isLive);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [isExporting, setExporting] = useState(false);
  const [at, setAt] = useState(0);
  const list = useRef<ListHandle>(null);
  const input = useRef<HTMLInputElement>(null);
  // Calls are marked, by their ids.
  const { marked, mark } = useMarked(announce);
  const isNarrow = useIsNarrow(640);
  const { rows } = grades;
  const [titled, setTitled] = useState<readonly string[]>([]);
  const next = titledTasks(rows, titled);
  if (next !== titled) setTitled(next);
  const columns = useMemo(() => columnsFor(task !== undefined, titled), [task, titled]);
  const close = useCallback(() => {
    set({ p: undefined });
    list.current?.focus();
  }, [set]);
  const save = useCallback(() => setExporting(true), []);
  useGradeCommands({
    grades,
    list,
    input,
    at,
    mark,
    openId: p,
    isLive,
    set,
    close,
    save,
  });
  return (
    <div className={styles.page}>
      <Controls
        {...{ task, f, r, range, rows, input }}
        setTask={(next) => set({ task: next, p: undefined })}
        setFilter={(next) =>
          set({ f: Object.keys(next).length > 0 ? next : undefined, p: undefined })
        }
        setRange={(next) => set({ r: next, p: undefined })}
      />
      <Rows {...{ grades, filter, task, f, r, range, set }}>
        {grades.isReloading && <Reloading cancel={grades.cancel} />}
        <Tools {...{ grades, filter, isLive }} save={save} />
        <Ended grades={grades} />
        {grades.error && <Failure error={grades.error} retry={grades.reload} />}
        <PartialBar errors={grades.errors} retry={grades.reload} />
        <div className={styles.panes}>
          <section className={styles.list} aria-label="Grades">
            {grades.waiting > 0 && (
              <Button className={`${styles.pill ?? ""} primary`} onPress={grades.reload}>
                {shownCount(grades.waiting)} new
              </Button>
            )}
            <List
              handle={list}
              {...{ grades, columns, at, setAt, gone, marked }}
              isCard={isNarrow}
              openId={p}
              open={({ id }) => set({ p: id })}
            />
          </section>
          {p !== undefined && (
            <Splitter isNarrow={isNarrow}>
              <GradePanel
                key={p}
                id={p}
                close={close}
                changed={(id, isGone) => {
                  if (isGone) setGone((before) => new Set([...before, id]));
                  else grades.reload();
                }}
              />
            </Splitter>
          )}
        </div>
      </Rows>
      {isExporting && (
        <Export {...{ filter, rows }} isWhole={grades.isWhole} close={() => setExporting(false)} />
      )}
    </div>
  );
}

interface RowsProps extends NothingProps {
  grades: Grades;
  filter: FeedbackFilter | undefined;
  children: React.ReactNode;
}

/** What is shown instead of rows where there are none. */
function Rows({ grades, filter, children, ...of }: RowsProps) {
  if (grades.isPending) {
    return (
      <Loading>
        <ListSkeleton />
      </Loading>
    );
  }
  if (grades.rows.length > 0 || grades.isReloading || grades.waiting > 0) {
    return <div className={styles.area}>{children}</div>;
  }
  if (grades.error) return <Failure error={grades.error} retry={grades.reload} />;
  const count = Object.keys(filter ?? {}).length;
  if (count > (of.task === undefined ? 0 : 1)) return <NoneMatches {...of} />;
  return <NoGrades task={of.task} />;
}

interface ToolsProps {
  grades: Grades;
  filter: FeedbackFilter | undefined;
  isLive: boolean;
  save: () => void;
}

function Tools({ grades, filter, isLive, save }: ToolsProps) {
  const count = useQuery(gradeCount(filter)).data;
  const shown = grades.rows.length;
  return (
    <div className={styles.tools}>
      <span role="status">
        {count
          ? shownMany(count.totalCount, "grade", count.totalCountIsExact)
          : `${shownMany(shown, "grade")}${grades.isWhole ? "" : " loaded"}`}
      </span>
      {canTell(filter) ? (
        <Button onPress={() => liveChoice.set(isLive ? "off" : "on")}>
          {isLive ? "Pause" : "Go live"}
        </Button>
      ) : (
        <small>Where calls are filtered, new grades are not told.</small>
      )}
      <Button onPress={save}>Export</Button>
    </div>
  );
}

function Ended({ grades: { ended, again } }: { grades: Grades }) {
  if (!ended) return null;
  return (
    <div className={styles.gap} role="status">
      <span>
        <span aria-hidden>✕</span> No more new grades are told: {ended.code}. {ended.message}
      </span>
      <Button onPress={again}>Go on</Button>
    </div>
  );
}

interface Params {
  task?: string | undefined;
  f?: FeedbackFilter | undefined;
  r?: string | undefined;
  p?: string | undefined;
}

export type SetAddress = ReturnType<typeof useAddress>;

/** Change parameters of the address; undefined takes one away. */
function useAddress() {
  const navigate = useNavigate({ from: "/feedback" });
  return useMemo(
    () => (next: Params) =>
      void navigate({
        search: (before) => {
          const entries = Object.entries({ ...before, ...next });
          return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
        },
      }),
    [navigate],
  );
}
