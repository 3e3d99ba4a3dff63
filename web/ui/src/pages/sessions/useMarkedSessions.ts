/** Two sessions are compared by their calls: one is marked, and the second opens both. */
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { announce } from "@/frame/announce";
import type { CompletionFilter } from "@/gql/graphql";
import { markNext } from "@/state/marked";

export interface Marked {
  /** What is marked, by its key. */
  marked: string | null;
  mark: (key: string) => void;
}

/** @param sideOf What is compared of a key: a call by its id, or all calls that a filter takes. */
export function useMarkedSessions(sideOf: (key: string) => string | CompletionFilter): Marked {
  const navigate = useNavigate();
  const [marked, setMarked] = useState<string | null>(null);
  const mark = useCallback(
    (key: string) => {
      const open = (a: string, b: string) =>
        void navigate({ to: "/compare", search: { a: sideOf(a), b: sideOf(b) } });
      markNext(marked, key, { set: setMarked, say: announce, open });
    },
    [marked, navigate, sideOf],
  );
  return { marked, mark };
}
