/** What was said, in one of three ways: as text, as Markdown, or as JSON where it is. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { Visible } from "@/states/Visible";
import { Fold, LongText } from "@/states/json/LongText";
import type { HeldTexts } from "@/states/json/held";
import json from "@/states/json/json.module.css";
import { MOST_AT_ONCE } from "@/states/json/texts";
import { Markdown } from "./Markdown";
import type { Way } from "./ways";
import styles from "./conversation.module.css";
import type { Said } from "./turns";

interface Props {
  held: HeldTexts;
  said: Said;
  way: Way;
  label: string;
  /** Unfolded by the turn's own switch. */
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

export function SaidText({ held, said, way, label, isOpen, setOpen }: Props) {
  const [isAsked, setAsked] = useState(false);
  const shared = { held, label, isOpen, setOpen };
  if (said.isBase64 && !isAsked) {
    return (
      <span className={styles.chip}>
        base64, {sizeOf(said.text.characters)}{" "}
        <Button onPress={() => setAsked(true)}>Show as text</Button>
      </span>
    );
  }
  if (way === "json" && said.json) return <LongText {...shared} clip={said.json} isMono />;
  const text = <LongText {...shared} clip={said.text} isMono={way === "json"} />;
  if (way !== "markdown" || said.text.characters > MOST_AT_ONCE) return text;
  if (said.text.isWhole) return <Markdown text={said.text.head} fallback={text} />;
  return <FoldedMarkdown {...shared} said={said} />;
}

/** The first lines are Markdown too, as far as they go. */
function FoldedMarkdown({ held, said, label, isOpen, setOpen }: Omit<Props, "way">) {
  const [whole, setWhole] = useState<string | null>(null);
  if (isOpen && whole === null) void held.text(said.text.id).then(setWhole, () => undefined);
  const shown = isOpen && whole !== null ? whole : said.text.head;
  const plain = (
    <div className={json.text}>
      <Visible text={shown} />
    </div>
  );
  return (
    <>
      <Markdown text={shown} fallback={plain} />
      <Fold {...{ held, clip: said.text, label, isOpen, setOpen }} />
    </>
  );
}

export function sizeOf(characters: number): string {
  const bytes = Math.round((characters * 3) / 4);
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
