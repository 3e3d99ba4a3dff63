/** The list's changes by push: from the page's cursor on, over breaks of the connection. */
import { type RefObject, useEffect, useMemo, useReducer, useRef, useState } from "react";
import type { ApiError } from "@/api/errors";
import { gather } from "@/api/gather";
import { readAnew } from "@/api/missed";
import { follow } from "@/api/socket";
import type { Asked, Row } from "../rows/list";
import { rowOf } from "../rows/list";
import { CHANGED, fillGap } from "./changes";
import {
  type Change,
  type Live,
  type Known,
  MOST_ADDED,
  MOST_WAITING,
  NOTHING_NEW,
  loaded,
  merged,
} from "./merge";
import { tellBeyond } from "./news";

export interface Options {
  asked: Asked;
  /** Of the first page; null until it is there, or where changes cannot be told. */
  cursor: string | null;
  isOn: boolean;
  known: RefObject<Known>;
  /** Whether nobody reads: rows may come in at the top. */
  mayFlow: () => boolean;
  /** The rows to look at after a gap. */
  seen: () => readonly string[];
  reload: () => void;
}

export interface LiveRows {
  live: Live;
  load: () => void;
  /** Since when nothing is known; what came meanwhile is being read. */
  gap: string | null;
  /** Why no more changes come. */
  ended: ApiError | null;
  again: () => void;
}

interface State {
  /** A list that was read anew has all that came before. */
  place: Place | null;
  live: Live;
}

type Action =
  { do: "merge"; place: Place; changes: Change[]; known: Known; mayFlow: boolean } | { do: "load" };

function reduce(state: State, action: Action): State {
  if (action.do === "load") return { ...state, live: loaded(state.live) };
  const before = state.place === action.place ? state.live : NOTHING_NEW;
  const next = merged(before, action.changes, action.known);
  return { place: action.place, live: action.mayFlow ? loaded(next) : next };
}

export function useLive(options: Options): LiveRows {
  const { asked, cursor, isOn, reload } = options;
  const [state, dispatch] = useReducer(reduce, { place: null, live: NOTHING_NEW });
  const [gap, setGap] = useState<string | null>(null);
  const [ended, setEnded] = useState<{ place: Place; error: ApiError } | null>(null);
  const [attempt, again] = useReducer((count: number) => count + 1, 0);
  const now = useRef(options);
  useEffect(() => {
    now.current = options;
  });
  const place = useMemo<Place>(() => ({ cursor, at: null }), [cursor]);

  useEffect(() => {
    if (!isOn || cursor === null) return;
    return listen(asked, place, {
      tell: (changes) => {
        const { known, mayFlow } = now.current;
        const action = { place, changes, known: known.current, mayFlow: mayFlow() };
        dispatch({ do: "merge", ...action });
      },
      seen: () => now.current.seen(),
      reload: () => now.current.reload(),
      setGap,
      setEnded: (error) => setEnded({ place, error }),
    });
  }, [asked, cursor, isOn, attempt, place]);

  const live = state.place === place ? state.live : NOTHING_NEW;
  const beyond = live.beyond.size;
  useEffect(() => tellBeyond(cursor, beyond), [cursor, beyond]);
  const isTooMuch = live.added.size > MOST_ADDED;
  useEffect(() => {
    if (isTooMuch) reload();
  }, [isTooMuch, reload]);

  return {
    live,
    load: () => (live.waiting.size >= MOST_WAITING ? reload() : dispatch({ do: "load" })),
    gap,
    ended: ended?.place === place ? ended.error : null,
    again: () => {
      setEnded(null);
      again();
    },
  };
}

/** How far it has been told; it moves on with each event, which nothing needs to be drawn for. */
interface Place {
  /** Of the last event. */
  cursor: string | null;
  /** When it came, or when the stream began. */
  at: string | null;
}

interface Told {
  tell: (changes: Change[]) => void;
  seen: () => readonly string[];
  reload: () => void;
  setGap: (since: string | null) => void;
  setEnded: (error: ApiError) => void;
}

/** Listen from the place on, and tell what comes together; returns what ends it. */
function listen(asked: Asked, place: Place, told: Told): () => void {
  const abort = new AbortController();
  const { add, flush } = gather(told.tell);
  place.at ??= new Date().toISOString();
  const variables = (after: string | null) => ({
    filter: asked.filter ?? null,
    after,
    ...asked.wanted,
  });
  const end = follow(CHANGED, variables, place.cursor, {
    cursorOf: ({ completionChanged: { cursor } }) => cursor,
    next: ({ completionChanged: { cursor, type, completionId, completion } }) => {
      place.cursor = cursor;
      place.at = new Date().toISOString();
      const row: Row | null = completion && rowOf(completion, asked.wanted.paths);
      add({ type, id: completionId, row });
    },
    missed: () => fill(asked, place, told, abort.signal),
    failed: (error) => told.setEnded(error),
  });
  return () => {
    flush();
    abort.abort();
    end();
  };
}

/** What the stream has forgotten is read; where that is too much, the whole list is. */
async function fill(asked: Asked, place: Place, told: Told, signal: AbortSignal) {
  const since = place.at ?? new Date().toISOString();
  told.setGap(since);
  try {
    const filled = await fillGap(asked, since, told.seen(), signal);
    if (filled) {
      told.tell(filled.changes);
      place.cursor = filled.cursor;
      return filled.cursor;
    }
  } finally {
    told.setGap(null);
  }
  return readAnew(told.reload);
}
