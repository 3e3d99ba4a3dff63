/** The answer of the gateway, character by character, in lines of 120. */
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { download } from "@/state/download";
import { Loading } from "@/states/Loading";
import { copy } from "@/states/copy";
import { Lines } from "@/states/json/Lines";
import type { Answered } from "@/states/json/ask";
import type { Clip } from "@/states/json/texts";
import { shownCount } from "@/state/shown";
import styles from "./Completion.module.css";

export function Raw({ held, id }: Answered & { id: string }) {
  const [clip, setClip] = useState<Clip | null>(null);
  useEffect(() => {
    void held.raw().then(setClip, () => undefined);
  }, [held]);
  if (!clip) return <Loading />;
  const text = () => held.text(clip.id);
  return (
    <div>
      <p className={styles.tools}>
        <span>{shownCount(clip.characters)} characters</span>
        <Button onPress={() => void text().then((all) => copy(all, "all of it"))}>Copy</Button>
        <Button
          onPress={() =>
            void text().then((all) => download(id.replace(/[^\w.-]+/g, "_"), "json", [all]))
          }
        >
          Download
        </Button>
      </p>
      <Lines held={held} of={clip.id} label="Raw" />
    </div>
  );
}
