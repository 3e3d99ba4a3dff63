/**
 * Characters that are not seen, or that change how others are: bidi and other controls, what has no
 * width, halves of surrogate pairs, and what stands for something that could not be stored.
 */

// ZWJ and ZWNJ are left as they are: emoji and several scripts need them.
const CONTROL =
  // eslint-disable-next-line no-control-regex -- those are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\u{e0000}-\u{e007f}]|\p{Cs}/gu;
const NAMES: Record<string, string> = {
  "\u0000": "NUL",
  "\u200b": "zero width space",
  "\u200e": "left-to-right mark",
  "\u200f": "right-to-left mark",
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202c": "end of embedding",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "isolate",
  "\u2069": "end of isolate",
  "\ufeff": "byte order mark",
  "\ufffd": "could not be read or stored as it was",
};

export interface Piece {
  text: string;
  /** What the control is; null for text that is shown as it is. */
  control: string | null;
}

const shown = (each: string) =>
  `⟨U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;

const ANY_CONTROL = new RegExp(CONTROL.source, "u");

export function hasControls(text: string): boolean {
  return ANY_CONTROL.test(text);
}

/** The text with every control written out. */
export function writtenOut(text: string): string {
  return text.replace(CONTROL, shown);
}

/** More of them than anybody looks at one by one are no elements of their own. */
const MOST_PIECES = 1_000;

export function pieces(text: string): Piece[] {
  const parts: Piece[] = [];
  let at = 0;
  for (const { 0: each, index } of text.matchAll(CONTROL)) {
    if (parts.length > MOST_PIECES) break;
    if (index > at) parts.push({ text: text.slice(at, index), control: null });
    parts.push({ text: shown(each), control: NAMES[each] ?? "control character" });
    at = index + each.length;
  }
  if (at < text.length) parts.push({ text: writtenOut(text.slice(at)), control: null });
  return parts;
}
