/** Look for words in keys and values: how many there are, and the next. */
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import { announce } from "@/frame/announce";
import type { Remote } from "@/state/worker";
import { shownCount } from "@/state/shown";
import type { Held } from "./held";
import styles from "./json.module.css";
import type { TreeState } from "./useTree";

const PAUSE_MILLISECONDS = 150;

interface Props {
  held: Remote<Held>;
  field: string;
  tree: TreeState;
  sought: string;
  setSought: (words: string) => void;
}

export function Search({ held, field, tree, sought, setSought }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<{ count: number; at: number } | null>(null);
  const { lay } = tree;
  useEffect(() => {
    if (sought === "") return;
    const later = setTimeout(() => {
      void held.search(field, sought).then((count) => {
        setFound({ count, at: 0 });
        announce(`${count} found`);
        if (count > 0) lay(held.match(field, 0));
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(later);
    };
  }, [held, field, sought, lay]);
  const go = (step: number) => {
    if (!found || found.count === 0) return;
    const at = (found.at + step + found.count) % found.count;
    setFound({ ...found, at });
    lay(held.match(field, at));
  };
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: "filter",
          title: "Search the JSON",
          group: "JSON",
          keys: ["/"],
          run: () => box.current?.focus(),
        },
      ],
      [],
    ),
  );
  return (
    <div className={styles.tools} role="search">
      <input
        ref={box}
        type="search"
        aria-label={`Search in ${field}`}
        placeholder="Search keys and values"
        value={sought}
        onChange={({ target }) => setSought(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
        }}
      />
      {found && sought !== "" && (
        <>
          <span className={styles.count}>
            {found.count === 0
              ? "nothing found"
              : `${shownCount(found.at + 1)} of ${shownCount(found.count)}`}
          </span>
          <Button aria-label="Previous found" onPress={() => go(-1)}>
            ↑
          </Button>
          <Button aria-label="Next found" onPress={() => go(1)}>
            ↓
          </Button>
        </>
      )}
      <Button onPress={() => lay(held.foldAll(field, true))}>Fold all</Button>
      <Button onPress={() => lay(held.foldAll(field, false))}>Unfold all</Button>
    </div>
  );
}
