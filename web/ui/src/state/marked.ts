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

/**
 * One is marked; the second opens both.
 *
 * @param say Told where nothing else shows that it is marked.
 */
export function useMarked(say: (text: string) => void) {
  const navigate = useNavigate();
  const marked = useSyncExternalStore(listen, current);
  const mark = useCallback(
    (id: string) => {
      const first = current();
      if (first === null) {
        set(id);
        say("Marked. Mark another to compare the two.");
      } else {
        set(null);
        if (first === id) say("Not marked any more.");
        else void navigate({ to: "/compare", search: { a: first, b: id } });
      }
    },
    [navigate, say],
  );
  const unmark = useCallback(() => set(null), []);
  return { marked, mark, unmark };
}
