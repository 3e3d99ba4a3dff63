/** Whether a call has changed, or gone, since it was shown. */
import { useEffect, useState } from "react";
import { subscribe } from "@/api/socket";
import { CHANGED } from "./documents";

/** The newest revision that was told of. */
export type News = { revision: number } | "gone";

export function useNews(id: string): News | null {
  const [news, setNews] = useState<{ of: string; told: News } | null>(null);
  useEffect(() => {
    let after: string | null = null;
    return subscribe(CHANGED, () => ({ filter: { id: { eq: id } }, after }), {
      next: ({ completionChanged: { cursor, type, completion } }) => {
        after = cursor;
        if (type === "DELETED") setNews({ of: id, told: "gone" });
        else if (completion) setNews({ of: id, told: { revision: completion.revision } });
      },
      // The top bar says that updates are broken off.
      failed: () => undefined,
    });
  }, [id]);
  return news?.of === id ? news.told : null;
}
