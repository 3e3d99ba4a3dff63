/** The names of the columns: order by one, change its width by pointer, keys or double click. */
import { type KeyboardEvent, type PointerEvent, memo, useRef } from "react";
import styles from "./Rows.module.css";
import type { Shown } from "./Row";
import type { Order } from "@/state/order";

const STEP_PIXELS = 16;

interface Props {
  columns: readonly Shown[];
  order: Order;
  /** The column whose name is the tab stop of the grid; null where a row is. */
  stop: number | null;
  isAllSelected: boolean;
  setOrder: (order: Order) => void;
  setWidth: (id: string, width: number) => void;
  /** As wide as what is seen of it. */
  fit: (id: string) => void;
  selectAll: () => void;
  /** Of all columns; of cards, which show no names, nothing. */
  width: number | undefined;
}

/** Drawn anew only when something of it has changed, and not as rows go by. */
export const Head = memo(function Head({ columns, stop, width, ...props }: Props) {
  return (
    <div role="row" aria-rowindex={1} className={styles.head} style={{ width }}>
      <div role="columnheader" className={styles.check}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label="Select all that match"
          checked={props.isAllSelected}
          onChange={props.selectAll}
        />
      </div>
      {columns.map((column, at) => (
        <Name key={column.id} column={column} isStop={stop === at} {...props} />
      ))}
    </div>
  );
});

interface NameProps extends Omit<Props, "columns" | "stop" | "width"> {
  column: Shown;
  isStop: boolean;
}

function Name({ column, isStop, order, setOrder, setWidth, fit }: NameProps) {
  const { id, header, width, isNumber } = column;
  const field = column.order;
  const isOrdered = field !== undefined && order.replace("-", "") === field;
  const isDown = order.startsWith("-");
  const turn = () => {
    if (field) setOrder(isOrdered && isDown ? (field as Order) : (`-${field}` as Order));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP_PIXELS, ArrowRight: STEP_PIXELS }[event.key];
    if (event.shiftKey && by !== undefined) setWidth(id, width + by);
    else if (event.key === "Enter" && event.shiftKey) fit(id);
    else if (event.key === "Enter" || event.key === " ") turn();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="columnheader"
      data-head={id}
      data-pinned={column.left === null ? undefined : ""}
      tabIndex={isStop ? 0 : -1}
      aria-sort={isOrdered ? (isDown ? "descending" : "ascending") : undefined}
      className={isNumber ? styles.number : undefined}
      style={column.style}
      title="Enter orders by it, Shift with an arrow changes its width, Shift Enter fits it"
      onKeyDown={onKeyDown}
    >
      {field ? (
        <button type="button" tabIndex={-1} onClick={turn}>
          {header} {isOrdered && <span aria-hidden>{isDown ? "↓" : "↑"}</span>}
        </button>
      ) : (
        header
      )}
      <Handle width={width} setWidth={(to) => setWidth(id, to)} fit={() => fit(id)} />
    </div>
  );
}

interface HandleProps {
  width: number;
  setWidth: (width: number) => void;
  fit: () => void;
}

/** For the pointer; keys change the width where the name has the focus. */
function Handle({ width, setWidth, fit }: HandleProps) {
  const began = useRef<{ x: number; width: number } | null>(null);
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    began.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (began.current) setWidth(began.current.width + event.clientX - began.current.x);
  };
  const end = () => {
    began.current = null;
  };
  return (
    <span
      aria-hidden
      className={styles.handle}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={fit}
    />
  );
}
