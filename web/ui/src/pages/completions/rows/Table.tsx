/** Only the rows that are seen are elements; one of them is the tab stop. */
import { useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import { type Command, useCommands } from "@/commands/commands";
import styles from "./Table.module.css";
import { COLUMNS, features } from "./columns";
import type { Row } from "./list";

const ROW_PIXELS = 32;
const SCREENS_AHEAD = 2;
// The rows never go through react-table: its row model would be made anew, for all 100,000, with
// each page that comes (35 MB and 0.3 s). Of it the columns' state is used.
const NO_ROWS: never[] = [];

interface Props {
  rows: readonly Row[];
  /** Whether no more will come. */
  isWhole: boolean;
  needMore: () => void;
}

export function Table({ rows, isWhole, needMore }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const navigate = useNavigate();
  const columns = useMemo(() => COLUMNS.map(({ id, header, size }) => ({ id, header, size })), []);
  const table = useTable({ features, columns, data: NO_ROWS });
  const shown = table.getVisibleLeafColumns().flatMap((column) => {
    const found = COLUMNS.find(({ id }) => id === column.id);
    return found ? [{ ...found, width: column.getSize() }] : [];
  });
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler of React runs here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 10,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const seen = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      // The focus stays where it is while its row is out of sight.
      if (focused < first) return [focused, ...seen];
      return focused > last && focused < count ? [...seen, focused] : seen;
    },
  });

  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  const ahead = (endIndex - startIndex) * SCREENS_AHEAD;
  useEffect(() => {
    if (endIndex + ahead >= rows.length) needMore();
  }, [endIndex, ahead, rows.length, needMore]);

  useCommands(
    useMemo((): readonly Command[] => {
      const go = (index: number) => {
        const to = Math.max(0, Math.min(rows.length - 1, index));
        setFocused(to);
        virtual.scrollToIndex(to);
        requestAnimationFrame(() =>
          box.current?.querySelector<HTMLElement>(`[aria-rowindex="${to + 2}"]`)?.focus(),
        );
      };
      const open = () => {
        const id = rows[focused]?.id;
        if (id !== undefined) void navigate({ to: "/completions/$id", params: { id } });
      };
      const group = "Rows";
      return [
        { id: "next", title: "Next row", group, keys: ["j"], run: () => go(focused + 1) },
        { id: "previous", title: "Previous row", group, keys: ["k"], run: () => go(focused - 1) },
        { id: "open", title: "Open the row", group, keys: ["o"], run: open },
      ];
    }, [rows, focused, virtual, navigate]),
  );

  return (
    <div
      ref={box}
      className={styles.box}
      role="grid"
      aria-label="Completions"
      aria-rowcount={isWhole ? rows.length + 1 : -1}
      aria-colcount={shown.length}
    >
      <div role="row" aria-rowindex={1} className={styles.head}>
        {shown.map(({ id, header, width }) => (
          <div role="columnheader" key={id} style={{ width }}>
            {header}
          </div>
        ))}
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              role="row"
              key={row.id}
              aria-rowindex={index + 2}
              tabIndex={index === focused ? 0 : -1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setFocused(index)}
            >
              {shown.map(({ id, width, show }) => (
                <div role="gridcell" key={id} style={{ width }}>
                  {show(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
