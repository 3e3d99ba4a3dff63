/** What was said in both, turn by turn; loaded with the library that tells texts apart. */
import { useMemo } from "react";
import { Visible } from "@/states/Visible";
import type { Compared } from "./Calls";
import styles from "./Compare.module.css";
import { type Pair, type Part, type Turn, pairsOf } from "./turns";

export function Messages({ a, b }: { a: Compared; b: Compared }) {
  const pairs = useMemo(() => pairsOf(turnsOf(a), turnsOf(b)), [a, b]);
  return (
    <section aria-label="Messages">
      <h2>Messages</h2>
      <p>
        <del>Struck out</del> is in A alone, <ins>underlined</ins> in B alone.
      </p>
      {pairs.map((pair, index) => (
        <Turns key={index} pair={pair} />
      ))}
    </section>
  );
}

function turnsOf({ messages }: Compared): Turn[] {
  return messages.map(({ role, content, toolCalls }) => ({
    role,
    text: [content, toolCalls && JSON.stringify(toolCalls, null, 2)].filter(Boolean).join("\n"),
  }));
}

function Turns({ pair: { a, b, parts } }: { pair: Pair }) {
  const roles = [...new Set([a?.role, b?.role])].filter(Boolean).join(", ");
  const isSame = parts?.every(({ kind }) => kind === "same") ?? false;
  return (
    <article className={styles.turn}>
      <h3>
        {roles} {isSame ? "(the same)" : !a ? "(only in B)" : !b ? "(only in A)" : ""}
      </h3>
      {isSame && parts ? (
        <div className={styles.text} dir="auto">
          <Visible text={parts.map(({ text }) => text).join("")} />
        </div>
      ) : (
        <div className={styles.sides}>
          <Side of={parts} but="added" whole={a?.text} />
          <Side of={parts} but="removed" whole={b?.text} />
        </div>
      )}
    </article>
  );
}

interface SideProps {
  of: Part[] | null;
  /** What the other side has. */
  but: Part["kind"];
  whole: string | undefined;
}

function Side({ of, but, whole }: SideProps) {
  return (
    <div className={styles.text} dir="auto">
      {of
        ? of
            .filter(({ kind }) => kind !== but)
            .map((part, index) => <Piece key={index} of={part} />)
        : whole !== undefined && <Visible text={whole} />}
    </div>
  );
}

function Piece({ of: { kind, text } }: { of: Part }) {
  const shown = <Visible text={text} />;
  if (kind === "removed") return <del>{shown}</del>;
  return kind === "added" ? <ins>{shown}</ins> : shown;
}
