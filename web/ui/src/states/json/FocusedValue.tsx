/** The value that has the focus: its path, the whole of it, and what it is good for. */
import { useEffect, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import type { Remote } from "@/state/worker";
import { Visible } from "@/states/Visible";
import { copy } from "@/states/copy";
import { LongText } from "./LongText";
import { PAYLOADS, filterText } from "./filters";
import type { Held } from "./held";
import { STRING } from "./indexed";
import styles from "./json.module.css";
import { readPath } from "./paths";
import type { Clip } from "./texts";
import type { TreeRow } from "./tree";

/** The gateway's bound on a condition's text; longer values are looked for by their beginning. */
const FILTER_CHARACTERS = 1_000;

interface Props {
  held: Remote<Held>;
  field: string;
  row: TreeRow | undefined;
}

export function FocusedValue({ held, field, row }: Props) {
  const node = row?.node;
  const [path, setPath] = useState("");
  useEffect(() => {
    if (node !== undefined) void held.path(field, node).then(setPath, () => undefined);
  }, [held, field, node]);
  const [to, from] = [false, true].map((isExcluded) => linkOf(field, path, row, isExcluded));
  useFilterKeys(to, from);
  if (!row) return null;
  const copyValue = async () => copy(await held.value(row.node), "the value");
  const copyFilter = async () => {
    const source = await held.source(row.node);
    await copy(filterText([field, ...readPath(path)], source, false), "the filter");
  };
  return (
    <section aria-label="The focused value">
      <div className={styles.focused}>
        <code>
          {field}
          {path !== "" && "."}
          <Visible text={path} />
        </code>
        <Button onPress={() => void copyValue()}>Copy value</Button>
        <Button onPress={() => void copy([field, path].filter(Boolean).join("."), "the path")}>
          Copy path
        </Button>
        {path !== "" && PAYLOADS.includes(field) && (
          <Button onPress={() => void copyFilter()}>Copy as filter</Button>
        )}
        {to && <a href={to}>Filter to</a>}
        {from && <a href={from}>Exclude</a>}
        {row.kind === STRING && <Whole key={row.node} {...{ held, path }} node={row.node} />}
      </div>
    </section>
  );
}

/** The list of what has the value there, or has not; undefined where it is none to filter by. */
function linkOf(
  field: string,
  path: string,
  row: TreeRow | undefined,
  isExcluded: boolean,
): string | undefined {
  if (!row || path === "" || row.count > 0 || !PAYLOADS.includes(field)) return undefined;
  // Of what is cut only its beginning is known here.
  if (row.length > FILTER_CHARACTERS || row.length !== row.value.length) return undefined;
  const filter = filterText([field, ...readPath(path)], row.value, isExcluded);
  return `#/completions?f=${encodeURIComponent(filter)}`;
}

function useFilterKeys(to: string | undefined, from: string | undefined) {
  useCommands(
    useMemo((): readonly Command[] => {
      const command = (id: string, title: string, key: string, hash?: string): Command => ({
        ...{ id, title, group: "JSON", keys: [key] },
        unavailable: hash === undefined ? "not for this value" : null,
        run: () => {
          if (hash !== undefined) location.hash = hash;
        },
      });
      return [
        command("filter-to", "Filter to this value", "+", to),
        command("exclude", "Exclude this value", "-", from),
      ];
    }, [to, from]),
  );
}

interface WholeProps {
  held: Remote<Held>;
  path: string;
  node: number;
}

/** A text as it is meant, below what there is to do with it. */
function Whole({ held, path, node }: WholeProps) {
  const [clip, setClip] = useState<Clip | null>(null);
  const [isOpen, setOpen] = useState(false);
  const show = () => {
    setOpen(false);
    void held.clip(node).then(setClip);
  };
  return (
    <>
      <Button onPress={show}>Show as text</Button>
      {clip && (
        <div className={styles.value}>
          <LongText key={clip.id} {...{ held, clip, isOpen, setOpen }} label={path} />
        </div>
      )}
    </>
  );
}
