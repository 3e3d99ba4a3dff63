/** A text as lines of bounded length, so that only those in sight are laid out. */

const LONGEST = 120;

/** Where each line begins; the end of the text last. No pair of surrogates is parted. */
export function lineStarts(text: string): Int32Array {
  const starts: number[] = [];
  for (let at = 0; at < text.length;) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found + 1;
    while (at < end) {
      starts.push(at);
      at = end - at <= LONGEST + 1 ? end : at + LONGEST - (isLead(text, at + LONGEST - 1) ? 1 : 0);
    }
  }
  starts.push(text.length);
  return Int32Array.from(starts);
}

function isLead(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00;
}
