/** What is to be known before a conversation is read: what is altered, and what is not shown. */
import { printSearch } from "@/state/search";
import { Visible } from "@/states/Visible";
import { readPointer, writePath } from "@/states/json/paths";
import styles from "./call.module.css";
import type { Noted } from "./documents";

const WORDS: Record<Noted["alterations"][number]["kind"], string> = {
  UNICODE: "halves of surrogate pairs, or bytes that are no UTF-8, are U+FFFD",
  NUMBER: "a number that cannot be stored is a text",
  KEY: "a key has another name",
  DEPTH: "what is nested too deep is its JSON text",
  SIZE: "what has too many values is its JSON text",
  CONVERTED: "it was converted",
  CUT: "it was too long",
  LEFT_OUT: "it is not stored",
  MORE: "there are more",
};

export function Alterations({ of: { id, alterations } }: { of: Noted }) {
  if (alterations.length === 0) return null;
  return (
    <details className={styles.note}>
      <summary>
        ≠ What is stored differs from what was logged in {alterations.length}{" "}
        {alterations.length === 1 ? "place" : "places"}
      </summary>
      <ul>
        {alterations.map(({ path, kind, original }, index) => (
          <li key={index}>
            <Place id={id} pointer={path} />: {WORDS[kind]}
            {original !== null && (
              <>
                {"; logged was "}
                <code>
                  <Visible text={original} />
                </code>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const TREES = ["request", "response", "extra"];

function Place({ id, pointer }: { id: string; pointer: string }) {
  const [field = "", ...names] = readPointer(pointer);
  const shown = (
    <code>
      <Visible text={pointer} />
    </code>
  );
  if (!TREES.includes(field)) return shown;
  const search = printSearch({ t: field, at: writePath(names) });
  return <a href={`#/completions/${encodeURIComponent(id)}${search}`}>{shown}</a>;
}

/** A response may have several answers, of which a conversation has the first. */
export function Answers({ of: { id, answers } }: { of: Noted }) {
  const count = Math.max(
    0,
    ...(answers ?? []).map((each) => (Array.isArray(each) ? each.length : 0)),
  );
  if (count < 2) return null;
  return (
    <p className={styles.note}>
      Of {count} answers this is the first; all of them stand in the{" "}
      <a href={`#/completions/${encodeURIComponent(id)}?t=response`}>Response</a>.
    </p>
  );
}
