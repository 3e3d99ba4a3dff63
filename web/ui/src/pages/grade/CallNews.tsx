/** What became of the call while it is graded: changed, or deleted. Grades and tags change nothing of it. */
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { type Outcome, outcomeOf } from "@/states/call/documents";
import { useNews } from "@/states/call/useNews";
import { isAsShown } from "@/states/conversation/Conversation";
import type { Asked } from "@/states/json/ask";
import { Notice } from "./Notice";

interface Props {
  of: Outcome;
  conversation: Asked;
  pass: (() => void) | undefined;
  onGone: ((id: string) => void) | undefined;
  renew: () => void;
}

export function CallNews({ of, conversation: { answered }, pass, onGone, renew }: Props) {
  const news = useNews(of);
  const [shown] = useState(of);
  const [isOther, setOther] = useState(false);
  const isNewer = news !== null && news !== "gone" && news.revision > shown.revision;
  const revision = isNewer ? news.revision : 0;
  useEffect(() => {
    if (revision === 0 || isOther || !answered) return;
    let isCurrent = true;
    const look = async () => {
      const now = await outcomeOf(shown.id);
      const isSame = sameOutcome(shown, now) && (await isAsShown(shown.id, answered));
      if (isCurrent && !isSame) setOther(true);
    };
    // Where it cannot be looked at now, the next change is looked at.
    look().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [revision, isOther, answered, shown]);
  if (news === "gone") return <Gone id={shown.id} {...{ pass, onGone }} />;
  if (!isOther) return null;
  return (
    <Notice>
      This call was changed while it is open: below is what it was.
      <Button onPress={renew}>Show what is new</Button>
    </Notice>
  );
}

interface GoneProps extends Pick<Props, "pass" | "onGone"> {
  id: string;
}

/** While it was open, or before it was read. */
export function Gone({ id, pass, onGone }: GoneProps) {
  useEffect(() => onGone?.(id), [id, onGone]);
  return (
    <Notice>
      ✕ This call was deleted meanwhile: no grade of it is taken any more.
      {pass && <Button onPress={pass}>Next call</Button>}
    </Notice>
  );
}

function sameOutcome(one: Outcome, other: Outcome | null): boolean {
  const text = (of: Outcome) => JSON.stringify({ ...of, revision: 0, changeCursor: null });
  return other !== null && text(one) === text(other);
}
