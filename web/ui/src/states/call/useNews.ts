/** Whether a call has changed, or gone, since it was shown. */
import { useEffect, useState } from "react";
import { follow } from "@/api/socket";
import { CHANGED, type Outcome, outcomeOf } from "./documents";

/** The newest revision that was told of. */
export type News = { revision: number } | "gone";

export type Read = Pick<Outcome, "id" | "changeCursor">;

/** @param of As it was read: what has changed since then is told, too. */
export function useNews({ id, changeCursor }: Read): News | null {
  const [news, setNews] = useState<{ of: string; told: News } | null>(null);
  useEffect(() => {
    const tell = (told: News) => setNews({ of: id, told });
    const filter = { id: { eq: id } };
    return follow(CHANGED, (after) => ({ filter, after }), changeCursor, {
      cursorOf: ({ completionChanged: { cursor } }) => cursor,
      next: ({ completionChanged: { type, completionId, completion } }) => {
        // Others that are deleted are told too, where it is not known whether they matched.
        if (completionId !== id) return;
        if (type === "DELETED") tell("gone");
        else if (completion) tell({ revision: completion.revision });
      },
      missed: async () => {
        const now = await outcomeOf(id);
        tell(now ? { revision: now.revision } : "gone");
        return now?.changeCursor ?? null;
      },
    });
  }, [id, changeCursor]);
  return news?.of === id ? news.told : null;
}
