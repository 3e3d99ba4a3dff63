/** How wide a column would be with what is seen of it. */
import { textOf } from "./Row";
import type { Column } from "./columns";
import { widest } from "./letters";
import type { Row } from "./list";

const PADDING_PIXELS = 20;

/** Of its name and of some rows: of what is more than a text as it is laid out, of the others without a bound. */
export function contentWidth(
  box: HTMLElement | null,
  column: Column,
  rows: readonly Row[],
): number {
  const name = CSS.escape(column.id);
  const cells = column.show ? `[data-column="${name}"], ` : "";
  const drawn = box?.querySelectorAll(`${cells}[data-head="${name}"]`) ?? [];
  const range = document.createRange();
  const widths = [...drawn].map((cell) => {
    range.selectNodeContents(cell);
    if (cell.matches("[data-head]") && cell.firstChild) range.selectNode(cell.firstChild);
    return range.getBoundingClientRect().width;
  });
  const texts = column.show ? [] : rows.map((row) => textOf(row, column));
  return Math.max(...widths, widest(texts), 0) + PADDING_PIXELS;
}
