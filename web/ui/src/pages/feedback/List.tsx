/** The rows that are seen, one of which is the tab stop. */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type RefObject,
  memo,
  useEffect,
  useImperativeHandle,
  useRef,
} from "react";
import { useRowHeight } from "@/state/density";
import { focusRow } from "@/state/focusRow";
import { useSteadyRows } from "@/state/useSteadyRows";
import type { ListedGrade } from "@/states/grades/documents";
import { type Column, rowName } from "./columns";
import styles from "./Feedback.module.css";
import type { Grades } from "./useGrades";

const CARD_PIXELS = 76;

export interface ListHandle {
  go: (index: number) => void;
  focus: () => void;
}

interface Props {
  handle: RefObject<ListHandle | null>;
  grades: Grades;
  columns: readonly Column[];
  isCard: boolean;
  at: number;
  openId: string | undefined;
  gone: ReadonlySet<string>;
  /** The call that is to be compared with the next that is marked. */
  marked: string | null;
  setAt: (index: number) => void;
  open: (grade: ListedGrade) => void;
}

export function List(props: Props) {
  const { handle, grades, columns, isCard, at, openId, gone, marked, setAt, open } = props;
  const { rows, isWhole, needMore } = grades;
  const box = useRef<HTMLDivElement>(null);
  const row = useRowHeight();
  const size = isCard ? CARD_PIXELS : row;
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler of React runs here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => size,
    overscan: 12,
  });
  useSteadyRows(box, size, () => virtual.measure());
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  const screen = Math.max(1, endIndex - startIndex);
  const isNear = endIndex + 2 * screen >= rows.length;
  useEffect(() => {
    if (isNear) needMore();
  }, [isNear, rows.length, needMore]);
  const focusAt = (index: number) =>
    focusRow(() => box.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`));
  const go = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    setAt(index);
    virtual.scrollToIndex(index);
    focusAt(index);
  };
  useImperativeHandle(handle, () => ({ go, focus: () => focusAt(at) }));
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + screen,
      PageUp: at - screen,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div
      ref={box}
      className={styles.box}
      role="grid"
      tabIndex={-1}
      aria-label="Grades"
      aria-rowcount={isWhole ? rows.length + 1 : -1}
      aria-colcount={columns.length}
      data-cards={isCard}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
        const grade = row && rows[Number(row.dataset.index)];
        if (!grade || getSelection()?.isCollapsed === false) return;
        setAt(Number(row.dataset.index));
        open(grade);
      }}
    >
      <div role="row" aria-rowindex={1} className={styles.head}>
        {columns.map(({ id, header }) => (
          <div key={id} role="columnheader" data-column={id}>
            {header}
          </div>
        ))}
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const grade = rows[index];
          if (!grade) return null;
          return (
            <Row
              key={grade.id}
              {...{ grade, index, start, columns }}
              isStop={index === Math.min(at, rows.length - 1)}
              isOpen={grade.id === openId}
              isGone={gone.has(grade.id)}
              isMarked={marked !== null && grade.matchedCompletionIds[0] === marked}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  grade: ListedGrade;
  index: number;
  start: number;
  columns: readonly Column[];
  isStop: boolean;
  isOpen: boolean;
  isGone: boolean;
  isMarked: boolean;
}

const Row = memo(function Row({ grade, index, start, columns, ...is }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-label={`${rowName(grade)}${is.isGone ? ", taken back" : ""}`}
      data-index={index}
      data-open={is.isOpen}
      data-gone={is.isGone || undefined}
      data-marked={is.isMarked || undefined}
      tabIndex={is.isStop ? 0 : -1}
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
    >
      {columns.map(({ id, show }) => (
        <div key={id} role="gridcell" data-column={id}>
          {show(grade)}
        </div>
      ))}
    </div>
  );
});
