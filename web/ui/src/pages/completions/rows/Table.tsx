/** Only the rows that are seen are elements; one of their cells is the tab stop. */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { useRowHeight } from "@/state/density";
import type { Order } from "@/state/order";
import { Head } from "./Head";
import type { Row } from "./list";
import { RowLine, type Shown } from "./Row";
import styles from "./Rows.module.css";
import { contentWidth } from "./contentWidth";
import { type Focus, HEAD, placeOf, stepBy, useFocus } from "./useFocus";
import type { Rows } from "./useRows";
import { widthOf } from "./useShown";
import { type Selection, isSelected } from "./selection";

const CARD_PIXELS = 65;
const SCREENS_AHEAD = 2;

/** What commands and the stream of changes need of it. */
export interface TableHandle {
  focus: Focus;
  isRead: () => boolean;
  seen: () => readonly string[];
  /** The focused cell's element, or its row's. */
  element: () => HTMLElement | null;
}

export interface TableProps {
  handle: RefObject<TableHandle | null>;
  rows: Rows;
  columns: readonly Shown[];
  isCard: boolean;
  order: Order;
  selection: Selection;
  marked: string | null;
  openId: string | undefined;
  setOrder: (order: Order) => void;
  setWidth: (id: string, width: number) => void;
  selectAll: () => void;
  toggle: (row: Row) => void;
  open: (row: Row) => void;
  menu: (row: Row, column: Shown, element: Element) => void;
}

export function Table(props: TableProps) {
  const { rows, columns, isCard, selection } = props;
  const all = rows.rows;
  const box = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState({ index: -1, id: "" });
  const row = useRowHeight();
  const size = isCard ? CARD_PIXELS : row;
  const kept = useRef(0);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler of React runs here
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => box.current,
    estimateSize: () => size,
    overscan: 10,
    rangeExtractor: (range) => seenAnd(kept.current, range),
  });
  useEffect(() => virtual.measure(), [virtual, size]);
  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  const focus = useFocus({ rows: all, columnCount: columns.length, box, scrollTo });
  useEffect(() => {
    kept.current = focus.index;
  });
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  const screen = endIndex - startIndex;
  useAhead(endIndex + screen * SCREENS_AHEAD >= all.length, all.length, rows.needMore);
  useHandle(props.handle, { box, focus, all, startIndex, endIndex });

  const { setWidth } = props;
  // No row has to be measured.
  const width = isCard ? undefined : widthOf(columns);
  const fit = useCallback((id: string) => setWidth(id, contentWidth(box.current, id)), [setWidth]);
  const on = useEvents(props, focus, Math.max(1, screen - 1));
  return (
    <div
      ref={box}
      className={styles.box}
      role="grid"
      tabIndex={-1}
      aria-label="Completions"
      aria-multiselectable
      aria-rowcount={rows.isWhole ? all.length + 1 : -1}
      aria-colcount={columns.length + 1}
      data-cards={isCard}
      onPointerOver={({ target, pointerType }) => {
        // Rows that go by below it are not pointed at.
        if (virtual.isScrolling) return;
        const place = pointerType === "mouse" && placeOf(target as Element);
        const id = place && place.index !== HEAD ? columns[place.at]?.id : undefined;
        setPointed(place && id !== undefined ? { index: place.index, id } : { index: -1, id: "" });
      }}
      {...on}
    >
      <Head
        {...props}
        stop={focus.index === HEAD ? focus.at : null}
        isAllSelected={selection === "all"}
        fit={fit}
        width={width}
      />
      <div
        role="rowgroup"
        className={styles.rows}
        style={{ height: virtual.getTotalSize(), width }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = all[index];
          if (!row) return null;
          return (
            <RowLine
              key={row.id}
              row={rows.current(row)}
              index={index}
              start={start}
              columns={columns}
              isCard={isCard}
              stop={index === focus.index ? focus.at : null}
              pointed={index === pointed.index ? pointed.id : null}
              isSelected={isSelected(selection, row.id)}
              isMarked={props.marked === row.id}
              isOpen={props.openId === row.id}
              gone={rows.live.live.gone.get(row.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface Range {
  startIndex: number;
  endIndex: number;
  overscan: number;
  count: number;
}

/** The focus stays where it is while its row is out of sight. */
function seenAnd(kept: number, { startIndex, endIndex, overscan, count }: Range): number[] {
  const first = Math.max(0, startIndex - overscan);
  const last = Math.min(count - 1, endIndex + overscan);
  const seen = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  if (kept >= 0 && kept < first) return [kept, ...seen];
  return kept > last && kept < count ? [...seen, kept] : seen;
}

function useAhead(isNear: boolean, count: number, needMore: () => void) {
  useEffect(() => {
    if (isNear) needMore();
  }, [isNear, count, needMore]);
}

interface Inside {
  box: RefObject<HTMLDivElement | null>;
  focus: Focus;
  all: readonly Row[];
  startIndex: number;
  endIndex: number;
}

function useHandle(
  handle: RefObject<TableHandle | null>,
  { box, focus, all, startIndex, endIndex }: Inside,
) {
  useImperativeHandle(
    handle,
    () => ({
      focus,
      isRead: () => {
        const element = box.current;
        return !!element && (element.scrollTop > 0 || element.contains(document.activeElement));
      },
      seen: () => {
        // Around what is seen, as many as one question takes.
        const from = Math.max(0, Math.floor((startIndex + endIndex) / 2) - 500);
        return all.slice(from, from + 1000).map(({ id }) => id);
      },
      element: () => {
        const row = box.current?.querySelector<HTMLElement>(`[aria-rowindex="${focus.index + 2}"]`);
        return row?.querySelector<HTMLElement>("[role=gridcell][tabindex='0']") ?? row ?? null;
      },
    }),
    [box, focus, all, startIndex, endIndex],
  );
}

/** One listener each for all rows. */
function useEvents({ rows, columns, toggle, open, menu }: TableProps, focus: Focus, page: number) {
  const at = (target: EventTarget) => {
    const place = target instanceof Element ? placeOf(target) : null;
    const row = place && rows.rows[place.index];
    return place && row ? { place, row, column: columns[place.at] } : null;
  };
  return {
    onFocus: ({ target }: React.FocusEvent) => {
      const place = placeOf(target);
      const isOwn = target.matches("[role=row], [role=gridcell], [role=columnheader]");
      if (place && isOwn) focus.note(place);
    },
    onClick: (event: React.MouseEvent) => {
      const hit = at(event.target);
      const element = event.target as Element;
      if (!hit) return;
      if (element.matches("input")) toggle(hit.row);
      else if (element.matches("[data-menu]") && hit.column) menu(hit.row, hit.column, element);
      // Text that was marked to be copied is no click.
      else if (getSelection()?.isCollapsed !== false) open(hit.row);
    },
    onContextMenu: (event: React.MouseEvent) => {
      const hit = at(event.target);
      const column = hit?.column ?? columns[0];
      if (!hit || !column || (event.shiftKey && event.button === 2)) return;
      event.preventDefault();
      menu(hit.row, column, cellOf(event.target as Element));
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const to = stepBy(event.key, focus, page, rows.rows.length);
      const hit = event.key === " " ? at(event.target) : null;
      if (to) focus.go(to);
      else if (hit?.column) menu(hit.row, hit.column, cellOf(event.target as Element));
      else if (hit) toggle(hit.row);
      else return;
      event.preventDefault();
    },
  };
}

function cellOf(target: Element): Element {
  return target.closest("[role=gridcell]") ?? target;
}
