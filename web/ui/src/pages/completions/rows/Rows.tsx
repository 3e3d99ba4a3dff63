/** The rows of the list, whatever they are filtered by. What stands above them is the page's. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import {
  Suspense,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { fetchWhenQuiet } from "@/api/quiet";
import { keepListed } from "@/state/listed";
import { isLive as liveChoice } from "@/state/preferences";
import { printSearch } from "@/state/search";
import { useStored } from "@/state/stored";
import type { PageFilter } from "@/state/useFilter";
import { useIsNarrow } from "@/state/useIsNarrow";
import { Loading } from "@/states/Loading";
import { ListSkeleton } from "@/states/Skeletons";
import { Reloading } from "@/states/Reloading";
import { NothingLogged } from "@/states/NothingLogged";
import { Splitter } from "@/states/Splitter";
import { Gap, Pill } from "../live/LiveBar";
import { tellNews } from "../live/news";
import { type Order, orderBy } from "@/state/order";
import { ListFailure } from "./ListFailure";
import styles from "./Rows.module.css";
import { Table, type TableHandle } from "./Table";
import { Tools } from "./Tools";
import { wantedBy } from "./columns";
import { layout, withWidth } from "./layout";
import { type Dialog, useRowState } from "./useRowState";
import { useShown } from "./useShown";
import { canTell, useRows } from "./useRows";
import { NotComeDialog } from "@/states/NotCome";
import { part } from "@/states/part";

const Panel = part(() => import("../panel/Panel"), "Panel");
const ValueMenu = part(
  () => import("./ValueMenu"),
  "ValueMenu",
  (missed, { close }) => <NotComeDialog {...missed} close={close} />,
);
const NoneMatches = part(() => import("./NoneMatches"), "default");
const Dialogs = part(
  () => import("./Dialogs"),
  "Dialogs",
  (missed, { close }) => <NotComeDialog {...missed} close={close} />,
);

interface Props {
  of: PageFilter;
  order: Order | undefined;
  /** Whether nothing is logged at all: then the rows' place shows how to begin, and is all of the page. */
  tellNothing: (isNothing: boolean) => void;
}

/** Not drawn anew for what only the page around it hears of. */
export const Rows = memo(function Rows({ of, order = "-CREATED_AT", tellNothing }: Props) {
  const { filter } = of;
  const { p, ...listed } = useSearch({ from: "/completions" });
  const search = printSearch(listed);
  const table = useRef<TableHandle | null>(null);
  const isNarrow = useIsNarrow(640);
  const columns = useShown(isNarrow);
  const isLive = useStored(liveChoice) === "on";
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const ids = columns.map(({ id }) => id);
  const rows = useRows({
    filter,
    orderBy: useMemo(() => orderBy(order), [order]),
    wanted: wantedBy(ids),
    isLive,
    // An empty list has no table, and nobody who reads it.
    mayFlow: useCallback(() => table.current?.isRead() !== true && dialog === null, [dialog]),
    seen: useCallback(() => table.current?.seen() ?? [], []),
  });
  useEffect(() => fetchWhenQuiet(Panel.preload), []);
  useEffect(
    () => keepListed({ rows: rows.rows, isWhole: rows.isWhole, search }),
    [rows.rows, rows.isWhole, search],
  );
  const state = useRowState({ table, rows, columns, filter, openId: p, isLive, setDialog });
  const setOrder = useSetOrder();

  const count = rows.rows.length;
  const isEmpty = count === 0 && !rows.isPending && !rows.isReloading && !rows.error;
  const isNothing = isEmpty && !filter;
  useTold(rows);
  useLayoutEffect(() => tellNothing(isNothing), [isNothing, tellNothing]);

  if (rows.isPending) {
    return (
      <Loading>
        <ListSkeleton />
      </Loading>
    );
  }
  const failure = rows.error && (
    <ListFailure error={rows.error} retry={rows.reload} filter={filter} ids={isNarrow ? [] : ids} />
  );
  if (failure && count === 0) return failure;
  if (isNothing) return <NothingLogged />;
  if (isEmpty) {
    return (
      <>
        <Gap rows={rows.live} isOn={isLive} />
        <Suspense>
          <NoneMatches of={of} />
        </Suspense>
      </>
    );
  }
  return (
    <div className={styles.area}>
      {rows.isReloading && <Reloading cancel={rows.cancel} />}
      <Tools
        rows={rows}
        state={state}
        isLive={isLive}
        cannotTell={canTell(filter) ? null : "Where words are searched, changes are not told."}
        open={setDialog}
      />
      {failure}
      <div className={styles.panes}>
        <section className={styles.list} aria-label="Rows">
          <Gap rows={rows.live} isOn={isLive} />
          <Pill rows={rows.live} />
          <Table
            {...state.table}
            handle={table}
            rows={rows}
            columns={columns}
            isCard={isNarrow}
            order={order}
            openId={p}
            setOrder={setOrder}
            setWidth={(id, width) => layout.set(withWidth(layout.get(), id, width))}
          />
        </section>
        {p !== undefined && (
          <Splitter isNarrow={isNarrow}>
            <Suspense fallback={<Loading />}>
              <Panel
                key={p}
                id={p}
                row={rows.rows.find(({ id }) => id === p)}
                close={state.closePanel}
                move={state.move}
              />
            </Suspense>
          </Splitter>
        )}
      </div>
      <Suspense fallback={null}>
        {state.menu && <ValueMenu of={state.menu} filter={filter} close={state.closeMenu} />}
        {dialog && (
          <Dialogs
            which={dialog}
            filter={filter}
            order={order}
            setOrder={setOrder}
            rows={rows}
            columns={columns}
            selection={state.table.selection}
            close={() => setDialog(null)}
          />
        )}
      </Suspense>
    </div>
  );
});

function useTold({ reading, live: { live } }: ReturnType<typeof useRows>) {
  const came = live.waiting.size + live.added.size;
  const gone = live.gone.size;
  useEffect(() => tellNews({ reading, came, gone }), [reading, came, gone]);
}

function useSetOrder() {
  const navigate = useNavigate({ from: "/completions" });
  return useCallback(
    (o: Order) => void navigate({ to: ".", search: (before) => ({ ...before, o }) }),
    [navigate],
  );
}
