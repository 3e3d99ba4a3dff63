/** Whether the call has changed since it was shown: the reader says when it is shown anew. */
import { useMemo } from "react";
import { Button } from "react-aria-components";
import { useIsChangingHere } from "@/api/changedHere";
import { type Command, useCommands } from "@/commands/commands";
import styles from "./call.module.css";
import type { Outcome } from "./documents";
import { useNews } from "./useNews";

interface Props {
  of: Pick<Outcome, "id" | "revision" | "changeCursor">;
  /** Show all of it anew. */
  renew: () => void;
}

export function Changed({ of, renew }: Props) {
  const news = useNews(of);
  const isOwn = useIsChangingHere(of.id);
  const isNew = !isOwn && (news === "gone" || (news !== null && news.revision > of.revision));
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
