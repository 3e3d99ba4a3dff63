/** The call that is marked to be compared, wherever one was when it was marked. */
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useSyncExternalStore } from "react";
import { token } from "./token";

const listeners = new Set<() => void>();
let last: { id: string; token: string } | null = null;

/** Whoever signs in next has marked nothing. */
const current = () => (last?.token === token.get() ? last.id : null);

function set(id: string | null) {
  last = id === null ? null : { id, token: token.get() };
  listeners.forEach((listener) => listener());
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

interface Marking {
  set: (key: string | null) => void;
  say: (text: string) => void;
  open: (first: string, second: string) => void;
}

/** One is marked; the second opens both; the same once more is marked no longer. */
export function markNext(first: string | null, key: string, { set, say, open }: Marking) {
  set(first === null ? key : null);
  if (first === null) say("Marked. Mark another to compare the two.");
  else if (first === key) say("Not marked any more.");
  else open(first, key);
}

/**
 * @param say Told where nothing else shows that it is marked.
 */
export function useMarked(say: (text: string) => void) {
  const navigate = useNavigate();
  const marked = useSyncExternalStore(listen, current);
  const mark = useCallback(
    (id: string) => {
      const open = (a: string, b: string) => void navigate({ to: "/compare", search: { a, b } });
      markNext(current(), id, { set, say, open });
    },
    [navigate, say],
  );
  const unmark = useCallback(() => set(null), []);
  return { marked, mark, unmark };
}
