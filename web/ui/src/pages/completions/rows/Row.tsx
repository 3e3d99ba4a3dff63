/** One row, drawn anew only when something of it has changed. */
import { type ReactNode, memo } from "react";
import type { Zone } from "@/state/preferences";
import { shortened } from "@/state/shown";
import { visible } from "@/states/Visible";
import type { Gone } from "../live/merge";
import styles from "./Rows.module.css";
import type { Column } from "./columns";
import { cutTo, fits } from "./letters";
import type { Row } from "./list";

/** A column as it is shown now. */
export interface Shown extends Column {
  width: number;
  /** From the left, of one that stays at the side. */
  left: number | null;
  /** Both for its cells: one object, which is not compared for each of them. */
  style: React.CSSProperties;
}

/** Which cell has the focus; -1 is the row itself. */
export const WHOLE_ROW = -1;

interface Props {
  row: Row;
  index: number;
  start: number;
  columns: readonly Shown[];
  /** Of its times: asked for once and not by each row. */
  zone: Zone;
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
      {columns.map((column, at) => cell(props, column, stop === at, pointed === column.id))}
    </div>
  );
});

/** No component: of those React keeps as much again as of the elements, and goes through it with each row. */
function cell(of: Props, column: Shown, isStop: boolean, isPointed: boolean) {
  const { isCard } = of;
  const { content, isWhole } = seen(of, column);
  return (
    <div
      key={column.id}
      role="gridcell"
      data-column={column.id}
      data-pinned={column.left === null ? undefined : ""}
      data-pointed={isPointed ? "" : undefined}
      data-whole={isWhole ? "" : undefined}
      tabIndex={isStop ? 0 : -1}
      className={column.isNumber ? styles.number : undefined}
      style={isCard ? undefined : column.style}
    >
      {isPointed ? withMenu(content, column) : content}
    </div>
  );
}

/** A text that stands alone is set as the cell's, without a node of React's own. */
function withMenu(content: ReactNode, { header }: Column) {
  return (
    <>
      {content}
      <button
        type="button"
        tabIndex={-1}
        className={styles.more}
        aria-label={`${header}: menu of the value`}
        data-menu
      >
        ⋯
      </button>
    </>
  );
}

const PADDING_PIXELS = 16;
/** Of the thinnest letters; what is behind the end of the cell costs as much to lay out as what is seen. */
const LETTER_PIXELS = 2.5;
const MOST_LETTERS = 300;
/** A text as short as a name stays whole for who looks for it in the page, or hears it: the cell clips it. */
const NAME_LETTERS = 80;

/** What a cell shows, and whether none of it has to be clipped. */
function seen({ row, isCard, zone }: Props, column: Shown) {
  const pixels = column.width - PADDING_PIXELS;
  if (column.show) {
    const content = column.show(row, zone);
    const most = typeof content === "string" ? content : column.widest;
    return { content, isWhole: !isCard && most !== undefined && fits(most, pixels) };
  }
  const text = textOf(row, column);
  const isName = text.length <= NAME_LETTERS && !fits(text, pixels);
  const cut = isCard || isName ? null : cutTo(text, pixels);
  if (cut !== null) return { content: cut, isWhole: true };
  const letters = isCard ? MOST_LETTERS : Math.ceil(column.width / LETTER_PIXELS);
  return { content: visible(shortened(text, letters)), isWhole: false };
}

const LACKING = "the page is too large for it: open the call";

/** Of its values, as much as a row shows at the most. */
export function textOf(row: Row, column: Column): string {
  if (column.from && (row.lacks === "payload" || row.lacks === column.from)) return LACKING;
  return shortened(column.texts(row).join(", "), MOST_LETTERS);
}
