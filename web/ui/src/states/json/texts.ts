/** Texts of any length: their beginnings go to the page, the rest when it is asked for. */

export const FOLD_LINES = 40;
const FOLD_CHARACTERS = 6_000;
/** Longer ones are not laid out at once, but by the lines that are in sight. */
export const MOST_AT_ONCE = 150_000;

export interface Clip {
  id: number;
  /** The first 40 lines, or less where these are long. */
  head: string;
  characters: number;
  lines: number;
  isWhole: boolean;
}

export class Texts {
  readonly #all: string[] = [];

  get(id: number): string {
    return this.#all[id] ?? "";
  }

  clip(text: string): Clip {
    const id = this.#all.push(text) - 1;
    let lines = 1;
    let cut = text.length;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      if (lines === FOLD_LINES) cut = at;
      lines += 1;
    }
    // A little more than fits is not worth a press.
    if (Math.min(cut, text.length) > FOLD_CHARACTERS * 1.2) cut = FOLD_CHARACTERS;
    const code = text.charCodeAt(cut - 1);
    if (cut < text.length && code >= 0xd800 && code < 0xdc00) cut -= 1;
    const isWhole = cut >= text.length;
    return { id, head: text.slice(0, cut), characters: text.length, lines, isWhole };
  }
}
