/** The list of sessions: what it is filtered by, and its rows. */
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useRef } from "react";
import { Button } from "react-aria-components";
import { queries } from "@/api/queries";
import { useReload } from "@/api/useReload";
import { type Command, useCommands } from "@/commands/commands";
import { Page } from "@/frame/Page";
import { SESSIONS } from "@/state/filterText";
import { SESSION_ORDERS } from "@/state/order";
import { sessionLink } from "@/state/sessionLink";
import { nounOf, shownCount } from "@/state/shown";
import { useIsNarrow } from "@/state/useIsNarrow";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { ListSkeleton } from "@/states/Skeletons";
import { Reloading } from "@/states/Reloading";
import { Select } from "@/states/Select";
import { Time } from "@/states/Time";
import { useMarkedSessions } from "./useMarkedSessions";
import { copy } from "@/states/copy";
import { FilterLine } from "@/states/filter/FilterLine";
import { RangeMenu } from "@/states/filter/RangeMenu";
import { NoSessions, NoneMatches } from "./Nothing";
import { Table, type TableHandle } from "./Table";
import { COLUMNS } from "./columns";
import { type ListFilter, useListFilter } from "./filter";
import { type Session, askSessions, sessionCount, sessionList } from "./list";
import styles from "./sessions.module.css";

export function Sessions() {
  const of = useListFilter();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Page title="Sessions">
      <div className={styles.page}>
        <section className={styles.bar} aria-label="Filter and range">
          <FilterLine
            language={SESSIONS}
            filter={of.own}
            placeholder="failed>0 tag:prod user:… cost>0.05 words…"
            hasRange={of.range !== null}
            apply={of.setOwn}
            setRange={of.setRange}
            input={input}
          />
          <RangeMenu text={of.rangeText} range={of.range} setRange={of.setRange} />
        </section>
        <List of={of} focusFilter={useCallback(() => input.current?.focus(), [])} />
      </div>
    </Page>
  );
}

function List({ of, focusFilter }: { of: ListFilter; focusFilter: () => void }) {
  const list = useInfiniteQuery({
    ...sessionList(of.filter, of.orderBy),
    placeholderData: keepPreviousData,
  });
  const { again, cancel, isReading } = useAgain(of);
  const { data, error, isPending, isPlaceholderData, hasNextPage, isFetching, fetchNextPage } =
    list;
  const sessions = useMemo(() => onlyOnce(data?.pages.flatMap(({ nodes }) => nodes) ?? []), [data]);
  const table = useRef<TableHandle | null>(null);
  const navigate = useNavigate();
  const open = useCallback(
    ({ id }: Session) => void navigate({ to: "/sessions/$id", params: { id } }),
    [navigate],
  );
  const { marked, mark } = useMarkedSessions(callsOf);
  useRowCommands({ sessions, table, open, mark, again, focusFilter });
  const needMore = useCallback(() => {
    // After a page that failed it goes on when it is asked to.
    if (hasNextPage && !isFetching && !isPlaceholderData && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, isPlaceholderData, error, fetchNextPage]);
  if (isPending) {
    return (
      <Loading>
        <ListSkeleton />
      </Loading>
    );
  }
  const failure = error && <Failure error={error} retry={() => void list.refetch()} />;
  if (failure && sessions.length === 0) return failure;
  if (sessions.length === 0 && !isPlaceholderData) {
    return of.filter ? <NoneMatches of={of} /> : <NoSessions />;
  }
  return (
    <>
      {(isPlaceholderData || isReading) && <Reloading cancel={cancel} />}
      <div className={styles.tools}>
        <Count of={of} loaded={hasNextPage ? null : sessions.length} />
        {data?.pages[0] && (
          <span>
            as of <Time at={data.pages[0].at} />
          </span>
        )}
        <OrderChoice of={of} />
        <Button onPress={again}>Read anew</Button>
      </div>
      {failure}
      <Table
        handle={table}
        sessions={sessions}
        isWhole={!hasNextPage}
        order={of.order}
        setOrder={of.setOrder}
        marked={marked}
        open={open}
        needMore={needMore}
      />
    </>
  );
}

/** The first page, and what is counted. */
function useAgain({ filter, orderBy }: ListFilter) {
  const first = useMemo(() => {
    const { queryKey } = sessionList(filter, orderBy);
    return {
      queryKey,
      ask: (signal: AbortSignal) => askSessions(filter, orderBy, null, signal),
    };
  }, [filter, orderBy]);
  const { reload, ...reading } = useReload(first);
  const again = useCallback(() => {
    reload();
    void queries.invalidateQueries({ queryKey: sessionCount(filter).queryKey });
  }, [reload, filter]);
  return { ...reading, again };
}

/** Two sessions are compared by their calls. */
const callsOf = (id: string) => ({ sessionId: { eq: id } });

/** What has moved meanwhile, in an order that changes, is in two pages: once is enough. */
function onlyOnce(all: readonly Session[]): readonly Session[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

function Count({ of, loaded }: { of: ListFilter; loaded: number | null }) {
  const { data } = useQuery({ ...sessionCount(of.filter), enabled: loaded === null });
  const count = loaded ?? data?.totalCount;
  if (count === undefined) return <span />;
  const isExact = loaded !== null || data?.totalCountIsExact !== false;
  return (
    <span>
      <b>{shownCount(count, isExact)}</b> {nounOf(count, "session", isExact)}
    </span>
  );
}

/** Where the table has no head. */
function OrderChoice({ of: { order, setOrder } }: { of: ListFilter }) {
  const isNarrow = useIsNarrow(640);
  if (!isNarrow) return null;
  const names = new Map(COLUMNS.map((each) => [each.order as string, each.header]));
  return (
    <Select
      label="Order"
      isLabelHidden
      value={order}
      options={SESSION_ORDERS.map((each) => {
        const name = names.get(each.replace("-", "")) ?? "";
        return [each, `${name} ${each.startsWith("-") ? "↓" : "↑"}`];
      })}
      set={setOrder}
    />
  );
}

interface Actions {
  sessions: readonly Session[];
  table: React.RefObject<TableHandle | null>;
  open: (session: Session) => void;
  mark: (id: string) => void;
  again: () => void;
  focusFilter: () => void;
}

function useRowCommands({ sessions, table, open, mark, again, focusFilter }: Actions) {
  useCommands(
    useMemo(
      () => commandsOf({ sessions, table, open, mark, again, focusFilter }),
      [sessions, table, open, mark, again, focusFilter],
    ),
  );
}

function commandsOf({ sessions, table, open, mark, again, focusFilter }: Actions): Command[] {
  const group = "Rows";
  const here = (run: (session: Session) => void) => () => {
    const session = sessions[table.current?.index ?? 0];
    if (session) run(session);
  };
  const move = (by: number) => () => {
    const box = table.current;
    // The first key leads to the row that one is at.
    const isAt = document.activeElement?.closest("[data-index]") !== null;
    box?.go(isAt ? box.index + by : box.index);
  };
  const link = ({ id }: Session) =>
    void copy(new URL(sessionLink(id), location.href).href, "the link");
  const copyId = here(({ id }) => void copy(id, "the id"));
  return [
    { id: "filter", title: "Type a filter", group: "Filter", keys: ["/"], run: focusFilter },
    { id: "row:next", repeats: true, title: "Next session", group, keys: ["j"], run: move(1) },
    {
      id: "row:previous",
      repeats: true,
      title: "Previous session",
      group,
      keys: ["k"],
      run: move(-1),
    },
    { id: "row:open", title: "Open the session", group, keys: ["Enter", "o"], run: here(open) },
    {
      id: "row:mark",
      title: "Mark to compare; the second opens the calls of both",
      group,
      keys: ["m"],
      run: here(({ id }) => mark(id)),
    },
    { id: "row:link", title: "Copy a link to it", group, keys: ["y"], run: here(link) },
    { id: "row:id", title: "Copy its id", group, keys: ["Shift y"], run: copyId },
    { id: "list:again", title: "Read the list anew", group, keys: ["."], run: again },
  ];
}
