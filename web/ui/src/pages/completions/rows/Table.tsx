/** Only the rows that are seen are elements; one of their cells is the tab stop. */
import { type RefObject, useCallback, useImperativeHandle, useRef, useState } from "react";
import { useRowHeight } from "@/state/density";
import type { Order } from "@/state/order";
import { Body, type Pointed } from "./Body";
import { Head } from "./Head";
import type { Row } from "./list";
import type { Shown } from "./Row";
import styles from "./Rows.module.css";
import { contentWidth } from "./contentWidth";
import { MOVING, type Scrolled, useScrolled } from "./scrolled";
import { type Focus, HEAD, placeOf, stepBy, useFocus } from "./useFocus";
import type { Rows } from "./useRows";
import { widthOf } from "./useShown";
import type { Selection } from "./selection";

const CARD_PIXELS = 65;
const NOT_POINTED: Pointed = { index: -1, id: "" };

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
  const [pointed, setPointed] = useState(NOT_POINTED);
  const row = useRowHeight();
  const scrolled = useScrolled(box, isCard ? CARD_PIXELS : row);
  const scrollTo = useCallback((index: number) => reveal(box.current, index, scrolled), [scrolled]);
  const focus = useFocus({ rows: all, columnCount: columns.length, box, scrollTo });
  useHandle(props.handle, { box, focus, all, scrolled });

  const { setWidth } = props;
  // No row has to be measured.
  const width = isCard ? undefined : widthOf(columns);
  const fit = useCallback(
    (id: string) => {
      const { start, end } = scrolled.get();
      const column = columns.find((each) => each.id === id);
      if (column) setWidth(id, contentWidth(box.current, column, all.slice(start, end)));
    },
    [setWidth, scrolled, columns, all],
  );
  const on = useEvents(props, focus, scrolled);
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
        if (scrolled.isMoving) return;
        const place = pointerType === "mouse" && placeOf(target as Element);
        const id = place && place.index !== HEAD ? columns[place.at]?.id : undefined;
        setPointed(place && id !== undefined ? { index: place.index, id } : NOT_POINTED);
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
      <Body
        scrolled={scrolled}
        rows={rows}
        columns={columns}
        isCard={isCard}
        focus={focus}
        pointed={pointed}
        selection={selection}
        marked={props.marked}
        openId={props.openId}
        width={width}
      />
    </div>
  );
}

/** Scroll by no more than it takes to see a row. */
function reveal(box: HTMLElement | null, index: number, { pixels }: Scrolled) {
  if (!box) return;
  const head = box.firstElementChild?.clientHeight ?? 0;
  const top = index * pixels;
  const bottom = top + pixels + head - box.clientHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop) box.scrollTop = bottom;
}

interface Inside {
  box: RefObject<HTMLDivElement | null>;
  focus: Focus;
  all: readonly Row[];
  scrolled: Scrolled;
}

function useHandle(handle: RefObject<TableHandle | null>, { box, focus, all, scrolled }: Inside) {
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
        const { start, end } = scrolled.get();
        const from = Math.max(0, Math.floor((start + end) / 2) - 500);
        return all.slice(from, from + 1000).map(({ id }) => id);
      },
      element: () => {
        const row = box.current?.querySelector<HTMLElement>(`[aria-rowindex="${focus.index + 2}"]`);
        return row?.querySelector<HTMLElement>("[role=gridcell][tabindex='0']") ?? row ?? null;
      },
    }),
    [box, focus, all, scrolled],
  );
}

/** One listener each for all rows. */
function useEvents(
  { rows, columns, toggle, open, menu }: TableProps,
  focus: Focus,
  scrolled: Scrolled,
) {
  const at = (target: Element) => {
    const place = placeOf(target);
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
      const element = hitBy(event);
      const hit = at(element);
      if (!hit) return;
      if (element.matches("input")) toggle(hit.row);
      else if (element.matches("[data-menu]") && hit.column) menu(hit.row, hit.column, element);
      // Text that was marked to be copied is no click.
      else if (getSelection()?.isCollapsed !== false) open(hit.row);
    },
    onContextMenu: (event: React.MouseEvent) => {
      const element = hitBy(event);
      const hit = at(element);
      const column = hit?.column ?? columns[0];
      if (!hit || !column || (event.shiftKey && event.button === 2)) return;
      event.preventDefault();
      menu(hit.row, column, cellOf(element));
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const page = Math.max(1, scrolled.screen - 1);
      const to = stepBy(event.key, focus, page, rows.rows.length);
      const hit = event.key === " " ? at(event.target as Element) : null;
      if (to) focus.go(to);
      else if (hit?.column) menu(hit.row, hit.column, cellOf(event.target as Element));
      else if (hit) toggle(hit.row);
      else return;
      event.preventDefault();
    },
  };
}

/** What was pressed. While rows go by the pointer finds the box; what lies there then is a row all the same. */
function hitBy({ target, currentTarget, clientX, clientY }: React.MouseEvent): Element {
  if (target !== currentTarget || !currentTarget.hasAttribute(MOVING)) return target as Element;
  currentTarget.removeAttribute(MOVING);
  const hit = document.elementFromPoint(clientX, clientY) ?? currentTarget;
  hit.closest<HTMLElement>("[role=gridcell], [role=row]")?.focus({ preventScroll: true });
  return hit;
}

function cellOf(target: Element): Element {
  return target.closest("[role=gridcell]") ?? target;
}
