/**
 * How much of a text a cell shows, without asking the browser for a layout.
 *
 * Of each cell that clips its text the browser keeps a layer, in every frame, and it lays out and
 * shapes what is never seen. What has other letters than these is left to it.
 */
const FIRST = 32;
const LAST = 126;
const DIGITS = [48, 49, 50, 51, 52, 53, 54, 55, 56, 57];
const MORE = "…";
/** Kerning, and what rounds; past it begins the padding, which nobody sees it in. */
const MARGIN = 1.02;

export interface Widths {
  /** From the space on. */
  letters: readonly number[];
  more: number;
}

let own: Widths | null = null;

function context(): CanvasRenderingContext2D | null {
  const made = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(document.body);
  const size = style.getPropertyValue("--font-size-table").trim() || "12px";
  if (made) made.font = `${size} ${style.fontFamily}`;
  return made;
}

/** Of the font that the page's tables have. */
function measured(): Widths {
  const of = context();
  if (!of) return { letters: [], more: 0 };
  const width = (text: string) => of.measureText(text).width * MARGIN;
  const letters = Array.from({ length: LAST - FIRST + 1 }, (_, at) =>
    width(String.fromCharCode(FIRST + at)),
  );
  // Digits are all as wide as the widest.
  const digit = Math.max(...DIGITS.map((code) => letters[code - FIRST] ?? 0));
  for (const code of DIGITS) letters[code - FIRST] = digit;
  return { letters, more: width(MORE) };
}

/** The text, if it fits, else its beginning with a mark; null where it has a letter that is not known. */
export function cutTo(text: string, pixels: number, of = (own ??= measured())): string | null {
  let sum = 0;
  // Up to where the mark fits behind it.
  let most = 0;
  for (let at = 0; at < text.length; at++) {
    const width = of.letters[text.charCodeAt(at) - FIRST];
    if (width === undefined) return null;
    sum += width;
    if (sum + of.more <= pixels) most = at + 1;
    if (sum > pixels) return text.slice(0, most) + MORE;
  }
  return text;
}

export function fits(text: string, pixels: number, of = (own ??= measured())): boolean {
  return cutTo(text, pixels, of) === text;
}

/** How wide the widest of some texts would be. */
export function widest(texts: readonly string[]): number {
  const of = context();
  return Math.max(0, ...texts.map((text) => of?.measureText(text).width ?? 0));
}
