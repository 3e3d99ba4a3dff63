/** How wide a column would be with what is seen of it. */
const PADDING_PIXELS = 20;

/** Of what is seen of a column, as it is laid out without a bound. */
export function contentWidth(box: HTMLElement | null, id: string): number {
  const name = CSS.escape(id);
  const cells = box?.querySelectorAll(`[data-column="${name}"], [data-head="${name}"]`) ?? [];
  const range = document.createRange();
  const widths = [...cells].map((cell) => {
    range.selectNodeContents(cell);
    if (cell.matches("[data-head]") && cell.firstChild) range.selectNode(cell.firstChild);
    return range.getBoundingClientRect().width;
  });
  return Math.max(...widths, 0) + PADDING_PIXELS;
}
