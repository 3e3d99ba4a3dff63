/** The turns of two conversations, side by side, each with what differs. */
import { diffWordsWithSpace } from "diff";

export interface Turn {
  role: string;
  text: string;
}

export interface Part {
  kind: "same" | "removed" | "added";
  text: string;
}

export interface Pair {
  a: Turn | null;
  b: Turn | null;
  /** Null where the two are too long to be looked at word by word. */
  parts: Part[] | null;
}

/** Two texts longer than that, together, are shown beside each other. */
const MOST_CHARACTERS = 60_000;
const MOST_MILLISECONDS = 200;

/** By their place: what follows a turn that only one has is shifted, and says so itself. */
export function pairsOf(a: readonly Turn[], b: readonly Turn[]): Pair[] {
  const count = Math.max(a.length, b.length);
  return Array.from({ length: count }, (_, index) => {
    const [one, other] = [a[index] ?? null, b[index] ?? null];
    return { a: one, b: other, parts: partsOf(one?.text ?? "", other?.text ?? "") };
  });
}

export function partsOf(one: string, other: string): Part[] | null {
  if (one === other) return [{ kind: "same", text: one }];
  if (one.length + other.length > MOST_CHARACTERS) return null;
  const found = diffWordsWithSpace(one, other, { timeout: MOST_MILLISECONDS });
  return (
    found?.map(({ value, added, removed }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value,
    })) ?? null
  );
}
