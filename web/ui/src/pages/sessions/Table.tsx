/** Only the rows that are seen are elements; one of their links is the tab stop. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useRowHeight } from "@/state/density";
import { focusRow } from "@/state/focusRow";
import type { SessionListOrder } from "@/state/order";
import { useIsNarrow } from "@/state/useIsNarrow";
import { useSteadyRows } from "@/state/useSteadyRows";
import { COLUMNS, type Column } from "./columns";
import type { Session } from "./list";
import { SessionRow } from "./Row";
import styles from "./sessions.module.css";

const CARD_PIXELS = 65;
const SCREENS_AHEAD = 2;

export interface TableHandle {
  index: number;
  go: (index: number) => void;
}

interface Props {
  handle: RefObject<TableHandle | null>;
  sessions: readonly Session[];
  isWhole: boolean;
  order: SessionListOrder;
  setOrder: (order: SessionListOrder) => void;
  /** The one that is to be compared with the next that is marked. */
  marked: string | null;
  open: (session: Session) => void;
  needMore: () => void;
}

export function Table(props: Props) {
  const { handle, sessions, isWhole, order, setOrder, marked, open, needMore } = props;
  const box = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const isCard = useIsNarrow(640);
  const row = useRowHeight();
  const size = isCard ? CARD_PIXELS : row;
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler of React runs here
  const virtual = useVirtualizer({
    count: sessions.length,
    getScrollElement: () => box.current,
    estimateSize: () => size,
    overscan: 10,
  });
  useSteadyRows(box, size, () => virtual.measure());
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  const screen = endIndex - startIndex;
  const isNear = endIndex + screen * SCREENS_AHEAD >= sessions.length;
  useEffect(() => {
    if (isNear) needMore();
  }, [isNear, sessions.length, needMore]);
  const go = (to: number) => {
    const next = Math.max(0, Math.min(sessions.length - 1, to));
    setIndex(next);
    virtual.scrollToIndex(next);
    focusRow(() => box.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`));
  };
  useImperativeHandle(handle, () => ({ index, go }));
  const sessionAt = (target: EventTarget) => {
    const row = (target as Element).closest<HTMLElement>("[data-index]");
    return row ? { at: Number(row.dataset.index), of: sessions[Number(row.dataset.index)] } : null;
  };
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={-1}
      aria-label="Sessions"
      aria-rowcount={isWhole ? sessions.length + 1 : -1}
      className={styles.box}
      data-cards={isCard}
      onFocus={({ target }) => {
        const found = sessionAt(target);
        if (found) setIndex(found.at);
      }}
      onClick={({ target }) => {
        const found = sessionAt(target);
        // Text that was marked to be copied is no click, and the link opens by itself.
        const isOwn = (target as Element).closest("a") === null;
        if (found?.of && isOwn && getSelection()?.isCollapsed !== false) open(found.of);
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        const to = stepBy(event.key, index, Math.max(1, screen - 1), sessions.length);
        if (to === undefined || !sessionAt(event.target)) return;
        event.preventDefault();
        go(to);
      }}
    >
      <div role="row" aria-rowindex={1} className={styles.head}>
        <div role="columnheader">Session</div>
        {COLUMNS.map((column) => (
          <Head key={column.id} column={column} order={order} setOrder={setOrder} />
        ))}
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: at, start }) => {
          const session = sessions[at];
          if (!session) return null;
          return (
            <SessionRow
              key={session.id}
              session={session}
              index={at}
              start={start}
              isMarked={session.id === marked}
              isStop={at === index || (index < startIndex && at === startIndex)}
            />
          );
        })}
      </div>
    </div>
  );
}

function stepBy(key: string, from: number, page: number, count: number): number | undefined {
  return {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  }[key];
}

interface HeadProps {
  column: Column;
  order: SessionListOrder;
  setOrder: (order: SessionListOrder) => void;
}

function Head({ column: { header, order: field, isNumber }, order, setOrder }: HeadProps) {
  const isOrdered = field !== undefined && order.replace("-", "") === field;
  const isDown = order.startsWith("-");
  return (
    <div
      role="columnheader"
      className={isNumber ? styles.number : undefined}
      aria-sort={isOrdered ? (isDown ? "descending" : "ascending") : undefined}
    >
      {field ? (
        <button
          type="button"
          onClick={() => setOrder(isOrdered && isDown ? field : `-${field}`)}
          title={`Order by ${header.toLowerCase()}`}
        >
          {header} {isOrdered && <span aria-hidden>{isDown ? "↓" : "↑"}</span>}
        </button>
      ) : (
        header
      )}
    </div>
  );
}
