/** A text: its first lines, then all of it; past 150,000 characters by the lines in sight. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { Visible } from "@/states/Visible";
import { copy } from "@/states/copy";
import { shownCount } from "@/state/shown";
import { Lines } from "./Lines";
import type { HeldTexts } from "./held";
import styles from "./json.module.css";
import { type Clip, MOST_AT_ONCE } from "./texts";

export interface LongTextProps {
  held: HeldTexts;
  clip: Clip;
  /** What it is, for who does not see it. */
  label: string;
  isMono?: boolean;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

export function LongText({ held, clip, label, isMono = false, isOpen, setOpen }: LongTextProps) {
  const [whole, setWhole] = useState<string | null>(clip.isWhole ? clip.head : null);
  const isHuge = clip.characters > MOST_AT_ONCE;
  if (isOpen && !isHuge && whole === null) {
    void held.text(clip.id).then(setWhole, () => undefined);
  }
  const className = isMono ? styles.mono : styles.text;
  return (
    <div>
      {isOpen && isHuge ? (
        <Lines held={held} of={clip.id} label={label} />
      ) : (
        <div className={className}>
          <Visible text={isOpen && whole !== null ? whole : clip.head} />
        </div>
      )}
      {!clip.isWhole && <Fold {...{ clip, isOpen, setOpen, held, label }} />}
    </div>
  );
}

type FoldProps = Pick<LongTextProps, "clip" | "isOpen" | "setOpen" | "held" | "label">;

export function Fold({ clip, isOpen, setOpen, held, label }: FoldProps) {
  const copyAll = async () => copy(await held.text(clip.id), label);
  return (
    <p className={styles.fold}>
      <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {isOpen
          ? "Fold"
          : `Show all ${shownCount(clip.lines)} lines, ${shownCount(clip.characters)} characters`}
      </Button>
      <Button aria-label={`Copy: ${label}`} onPress={() => void copyAll()}>
        Copy
      </Button>
    </p>
  );
}
