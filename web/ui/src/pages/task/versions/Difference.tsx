/** What differs between two versions, part by part; loaded with the library that tells texts apart. */
import { useMemo } from "react";
import { Scroll } from "@/states/Scroll";
import { Visible } from "@/states/Visible";
import { type Version, partsOf } from "./history";
import { linesOf } from "./lines";
import styles from "./versions.module.css";

interface Props {
  before: Version;
  after: Version;
}

const SIGNS = { added: "+", removed: "−", same: " ", skipped: "⋯" } as const;
const WORDS = { added: "added: ", removed: "removed: ", same: "", skipped: "" } as const;

export function Difference({ before, after }: Props) {
  const parts = useMemo(() => {
    const old = new Map(partsOf(before));
    return partsOf(after)
      .map(([title, text]) => ({ title, was: old.get(title) ?? "", is: text }))
      .filter(({ was, is }) => was !== is);
  }, [before, after]);
  if (parts.length === 0) {
    return <p className={styles.second}>Name, instruction, selector and form are the same.</p>;
  }
  return parts.map(({ title, was, is }) => <Part key={title} title={title} was={was} is={is} />);
}

function Part({ title, was, is }: { title: string; was: string; is: string }) {
  const lines = useMemo(() => linesOf(was, is), [was, is]);
  return (
    <>
      <h3 className={styles.title}>{title}</h3>
      <Scroll label={`${title}: what differs`} className={styles.lines}>
        {lines === null
          ? "They differ in too many places to be shown line by line."
          : lines.map(({ kind, text }, index) => (
              <div key={index} data-kind={kind}>
                <span aria-hidden>{SIGNS[kind]} </span>
                <span className="visually-hidden">{WORDS[kind]}</span>
                <Visible text={text} />
              </div>
            ))}
      </Scroll>
    </>
  );
}
