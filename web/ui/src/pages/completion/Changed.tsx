/** Whether the call has changed since it was shown: the reader says when it is shown anew. */
import { useEffect, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { subscribe } from "@/api/socket";
import { type Command, useCommands } from "@/commands/commands";
import styles from "./Completion.module.css";
import { CHANGED, type Head } from "./documents";

type News = { revision: number } | "gone";

interface Props {
  of: Head;
  /** Show all of it anew. */
  renew: () => void;
}

export function Changed({ of: { id, revision }, renew }: Props) {
  const [news, setNews] = useState<News | null>(null);
  useEffect(() => {
    let after: string | null = null;
    return subscribe(CHANGED, () => ({ filter: { id: { eq: id } }, after }), {
      next: ({ completionChanged: { cursor, type, completion } }) => {
        after = cursor;
        if (type === "DELETED") setNews("gone");
        else if (completion) setNews({ revision: completion.revision });
      },
      // The top bar says that updates are broken off.
      failed: () => undefined,
    });
  }, [id]);
  const isNew = news === "gone" || (news !== null && news.revision > revision);
  useCommands(
    useMemo((): readonly Command[] => {
      const unavailable = isNew ? null : "nothing is new";
      return [
        {
          id: "load-new",
          title: "Show what is new",
          group: "Completion",
          keys: ["."],
          unavailable,
          run: renew,
        },
      ];
    }, [renew, isNew]),
  );
  if (!isNew) return null;
  if (news === "gone") {
    return (
      <p className={styles.note} role="status">
        ✕ It was deleted meanwhile.
      </p>
    );
  }
  return (
    <p className={styles.note} role="status">
      It has changed since. <Button onPress={renew}>Show what is new</Button>
    </p>
  );
}
