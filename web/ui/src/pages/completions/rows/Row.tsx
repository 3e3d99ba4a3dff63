/** One row, drawn anew only when something of it has changed. */
import { memo } from "react";
import { Visible } from "@/states/Visible";
import type { Gone } from "../live/merge";
import styles from "./Rows.module.css";
import type { Column } from "./columns";
import type { Row } from "./list";

/** A column as it is shown now. */
export interface Shown extends Column {
  width: number;
  /** From the left, of one that stays at the side. */
  left: number | null;
}

/** Which cell has the focus; -1 is the row itself. */
export const WHOLE_ROW = -1;

interface Props {
  row: Row;
  index: number;
  start: number;
  columns: readonly Shown[];
  isCard: boolean;
  /** The cell that is the tab stop of the grid, if it is in this row. */
  stop: number | null;
  /** The cell that the pointer is at, likewise. */
  pointed: string | null;
  isSelected: boolean;
  isMarked: boolean;
  isOpen: boolean;
  gone: Gone | undefined;
}

const WORDS = { LEFT: "no longer matches", DELETED: "deleted" };

export const RowLine = memo(function RowLine(props: Props) {
  const { row, index, start, columns, stop, pointed, isSelected, gone } = props;
  return (
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-marked={props.isMarked}
      data-open={props.isOpen}
      data-gone={gone}
      title={gone && WORDS[gone]}
      tabIndex={stop === WHOLE_ROW ? 0 : -1}
      className={styles.row}
      style={{ insetBlockStart: start }}
    >
      <div role="gridcell" className={styles.check}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Select ${row.id}${gone ? `, ${WORDS[gone]}` : ""}`}
          checked={isSelected}
          readOnly
        />
      </div>
      {columns.map((column, at) => (
        <div
          role="gridcell"
          key={column.id}
          data-column={column.id}
          data-pinned={column.left === null ? undefined : ""}
          data-pointed={pointed === column.id ? "" : undefined}
          tabIndex={stop === at ? 0 : -1}
          className={column.isNumber ? styles.number : undefined}
          style={props.isCard ? undefined : styleOf(column)}
        >
          {column.show ? (
            column.show(row)
          ) : (
            <Visible text={seen(column.texts(row).join(", "), column.width, props.isCard)} />
          )}
          {pointed === column.id && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.more}
              aria-label={`${column.header}: menu of the value`}
              data-menu
            >
              ⋯
            </button>
          )}
        </div>
      ))}
    </div>
  );
});

/** Of the thinnest letters; what is behind the end of the cell costs as much to lay out as what is seen. */
const LETTER_PIXELS = 2.5;
const CARD_LETTERS = 300;

function seen(text: string, width: number, isCard = false): string {
  const most = isCard ? CARD_LETTERS : Math.ceil(width / LETTER_PIXELS);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

export function styleOf({ width, left }: Shown): React.CSSProperties {
  return left === null ? { width } : { width, insetInlineStart: left };
}
