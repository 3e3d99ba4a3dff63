/**
 * What a call repeats of the one before it: the history that is sent along with each.
 *
 * Only what was said before, in the same order, counts as repeated; so whoever reads the calls one after
 * the other, without what is repeated, has read all that was said (repeats.test.ts).
 */

/** A turn as it is compared: two parts are the same if nothing in them differs. */
export interface Message {
  role: string;
  parts: readonly string[];
}

export interface Repeats {
  /** For each turn its place in the call before; -1 for what is new. */
  of: readonly number[];
  /** How many turns of the call before, among those that are sent again, are left out. */
  leftOut: number;
}

/** Past so many comparisons a turn is looked for close to the last one that was found. */
const MOST_COMPARED = 4_000_000;
const CLOSE = 200;

export function repeatsOf(before: readonly Message[], now: readonly Message[]): Repeats {
  const reach = before.length * now.length > MOST_COMPARED ? CLOSE : Infinity;
  const end = beginOfAnswer(now);
  let next = 0;
  let found = 0;
  const of = now.map((message, index) => {
    if (index >= end) return -1;
    const last = Math.min(before.length, next + reach);
    for (let at = next; at < last; at++) {
      const each = before[at];
      if (!each || !says(each, message)) continue;
      next = at + 1;
      found += 1;
      return at;
    }
    return -1;
  });
  return { of, leftOut: next - found };
}

/** What the call itself has added stands last: it is shown, though it may be said a second time. */
function beginOfAnswer(now: readonly Message[]): number {
  const role = now.at(-1)?.role;
  let begin = now.length;
  while (begin > 0 && now[begin - 1]?.role === role) begin -= 1;
  return Math.max(begin, 0);
}

/** Whether a turn says all of another: an answer that is sent back lacks its reasoning. */
function says(turn: Message, other: Message): boolean {
  if (turn.role !== other.role) return false;
  let at = 0;
  for (const part of other.parts) {
    while (at < turn.parts.length && turn.parts[at] !== part) at += 1;
    if (at === turn.parts.length) return false;
    at += 1;
  }
  return other.parts.length > 0 || turn.parts.length === 0;
}

/** Turns that stand beside each other and are both repeated, or both new. */
export interface Run {
  isRepeated: boolean;
  from: number;
  to: number;
}

export function runsOf(of: readonly number[]): Run[] {
  const runs: Run[] = [];
  of.forEach((each, index) => {
    const isRepeated = each >= 0;
    const last = runs.at(-1);
    if (last?.isRepeated === isRepeated) last.to = index + 1;
    else runs.push({ isRepeated, from: index, to: index + 1 });
  });
  return runs;
}
