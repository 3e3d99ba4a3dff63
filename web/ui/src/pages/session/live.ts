/** What happens to a session that is still open: its new calls wait until they are asked for. */
import { useEffect, useReducer, useRef, useState } from "react";
import type { ApiError } from "@/api/errors";
import { gather } from "@/api/gather";
import { readAnew } from "@/api/missed";
import { follow } from "@/api/socket";
import type { CompletionEventType } from "@/gql/graphql";
import { CHANGED, type Call } from "./documents";

export interface Live {
  /** Behind the pill. */
  waiting: ReadonlyMap<string, Call>;
  /** Shown, though no page has them. */
  added: ReadonlyMap<string, Call>;
  /** Newer than the page that has them. */
  changed: ReadonlyMap<string, Call>;
  /** Deleted, or moved to another session: struck out. */
  gone: ReadonlySet<string>;
}

export const NOTHING_NEW: Live = {
  waiting: new Map(),
  added: new Map(),
  changed: new Map(),
  gone: new Set(),
};

export interface Change {
  type: CompletionEventType;
  id: string;
  call: Call | null;
}

export function merged(live: Live, changes: readonly Change[], has: (id: string) => boolean): Live {
  const next = {
    waiting: new Map(live.waiting),
    added: new Map(live.added),
    changed: new Map(live.changed),
    gone: new Set(live.gone),
  };
  for (const { type, id, call } of changes) {
    if (type === "LEFT" || type === "DELETED") {
      next.waiting.delete(id);
      if (has(id) || next.added.has(id)) next.gone.add(id);
    } else if (call) {
      next.gone.delete(id);
      const into = next.added.has(id) ? next.added : has(id) ? next.changed : next.waiting;
      if ((into.get(id)?.revision ?? 0) <= call.revision) into.set(id, call);
    }
  }
  return next;
}

/** Show what waits. */
export function loaded(live: Live): Live {
  return { ...live, waiting: new Map(), added: new Map([...live.added, ...live.waiting]) };
}

/** The pages' calls as they are now, and those that came since, in order of time. */
export function inOrder(pages: readonly Call[], { added, changed }: Live): readonly Call[] {
  if (added.size === 0 && changed.size === 0) return pages;
  const known = new Set(pages.map(({ id }) => id));
  const all = pages.map((call) => newer(call, changed.get(call.id)));
  all.push(...[...added.values()].filter(({ id }) => !known.has(id)));
  // Equal times stay as they are: the sort is stable.
  return added.size === 0 ? all : all.sort((a, b) => timeOf(a) - timeOf(b));
}

const newer = (call: Call, other: Call | undefined): Call =>
  other && other.revision >= call.revision ? other : call;
const timeOf = ({ createdAt }: Call) => Date.parse(createdAt);

interface State {
  /** What was read anew has all that came before. */
  cursor: string | null;
  live: Live;
}

type Action =
  { do: "merge"; cursor: string; changes: Change[]; has: (id: string) => boolean } | { do: "load" };

function reduce(state: State, action: Action): State {
  if (action.do === "load") return { ...state, live: loaded(state.live) };
  const before = state.cursor === action.cursor ? state.live : NOTHING_NEW;
  return { cursor: action.cursor, live: merged(before, action.changes, action.has) };
}

interface Options {
  id: string;
  /** Of the first page; null until it is there. */
  cursor: string | null;
  isOn: boolean;
  has: (id: string) => boolean;
  /** Read all anew: too much was missed. */
  reload: () => void;
}

export interface LiveCalls {
  live: Live;
  load: () => void;
  /** Why no more changes come. */
  ended: ApiError | null;
  again: () => void;
}

export function useLive(options: Options): LiveCalls {
  const { id, cursor, isOn } = options;
  const [state, dispatch] = useReducer(reduce, { cursor: null, live: NOTHING_NEW });
  const [ended, setEnded] = useState<{ cursor: string; error: ApiError } | null>(null);
  const [attempt, again] = useReducer((count: number) => count + 1, 0);
  // Of the last event: who listens again goes on behind it.
  const place = useRef({ cursor: "", after: "" });
  const now = useRef(options);
  useEffect(() => {
    now.current = options;
  });
  useEffect(() => {
    if (!isOn || cursor === null) return;
    if (place.current.cursor !== cursor) place.current = { cursor, after: cursor };
    const at = place.current;
    const { add, flush } = gather<Change>((changes) =>
      dispatch({ do: "merge", cursor, changes, has: now.current.has }),
    );
    const end = follow(CHANGED, (after) => ({ id, after }), at.after, {
      cursorOf: ({ completionChanged }) => completionChanged.cursor,
      next: ({ completionChanged: { cursor: after, type, completionId, completion } }) => {
        at.after = after;
        add({ type, id: completionId, call: completion });
      },
      missed: () => readAnew(now.current.reload),
      failed: (error) => setEnded({ cursor, error }),
    });
    return () => {
      flush();
      end();
    };
  }, [id, cursor, isOn, attempt]);
  return {
    live: state.cursor === cursor ? state.live : NOTHING_NEW,
    load: () => dispatch({ do: "load" }),
    ended: ended?.cursor === cursor ? ended.error : null,
    again: () => {
      setEnded(null);
      again();
    },
  };
}
