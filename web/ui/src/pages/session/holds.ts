/** In the worker: the conversations of the calls in sight, and what each repeats of the one before. */
import { type Turn, joined } from "@/states/conversation/turns";
import { type Held, type Loaded, makeHeld } from "@/states/json/held";
import type { Clip } from "@/states/json/texts";
import { type Run, repeatsOf, runsOf } from "./repeats";

export interface Piece extends Run {
  /** None of what is repeated: they are read when they are asked for. */
  turns: Turn[];
}

export interface Read {
  pieces: Piece[];
  leftOut: number;
  /** Why it has failed. */
  reason: Clip | null;
}

export function makeHolds() {
  const calls = new Map<string, Held>();
  const heldOf = (call: string): Held => {
    const held = calls.get(call);
    if (!held) throw new Error("no longer held");
    return held;
  };
  return {
    load(call: string, bytes: ArrayBuffer): Loaded {
      const held = makeHeld();
      const loaded = held.load(bytes);
      calls.set(call, held);
      return loaded;
    },
    drop: (call: string): boolean => calls.delete(call),
    /** @param before The call before it, if that is held. */
    read(call: string, before: string | null): Read {
      const held = heldOf(call);
      const earlier = before === null ? [] : (calls.get(before)?.messages() ?? []);
      const { of, leftOut } = repeatsOf(earlier, held.messages());
      const runs = runsOf(of);
      const isNew = (turn: Turn) => of[turn.index] === -1;
      // A result whose call was told before stands by itself: it is new.
      const turns = joined(held.each((index) => of[index] === -1).filter(isNew));
      const [reason = -1] = held.pointed(["/failureReason"]);
      return {
        pieces: runs.map((run) => ({
          ...run,
          turns: turns.filter(({ index }) => index >= run.from && index < run.to),
        })),
        leftOut,
        reason: reason < 0 || held.source(reason) === "null" ? null : held.clip(reason),
      };
    },
    repeated: (call: string, from: number, to: number): Turn[] =>
      joined(heldOf(call).each((index) => index >= from && index < to)),
    text: (call: string, id: number): string => heldOf(call).text(id),
    lineCount: (call: string, id: number): number => heldOf(call).lineCount(id),
    lines: (call: string, id: number, from: number, to: number): string[] =>
      heldOf(call).lines(id, from, to),
  };
}

export type Holds = ReturnType<typeof makeHolds>;
