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
  const [whole, setWhole] = useState<{ node: number; clip: Clip } | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (node !== undefined) void held.path(field, node).then(setPath, () => undefined);
  }, [held, field, node]);
  const isFilter =
    row !== undefined &&
    path !== "" &&
    row.count === 0 &&
    row.length <= FILTER_CHARACTERS &&
    PAYLOADS.includes(field);
  const filter = (isExcluded: boolean) =>
    filterText([field, ...readPath(path)], row?.value ?? "null", isExcluded);
  const value = isFilter && row.length === row.value.length ? row.value : null;
  const href = (isExcluded: boolean) =>
    value !== null ? `#/completions?f=${encodeURIComponent(filter(isExcluded))}` : undefined;
  const [to, from] = [href(false), href(true)];
  useCommands(
    useMemo((): readonly Command[] => {
      const group = "JSON";
      const unavailable = to === undefined ? "not for this value" : null;
      const go = (hash: string | undefined) => () => {
        if (hash !== undefined) location.hash = hash;
      };
      return [
        {
          id: "filter-to",
          title: "Filter to this value",
          group,
          keys: ["+"],
          unavailable,
          run: go(to),
        },
        {
          id: "exclude",
          title: "Exclude this value",
          group,
          keys: ["-"],
          unavailable,
          run: go(from),
        },
      ];
    }, [to, from]),
  );
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
        {row.kind === STRING && (
          <Button
            onPress={() => {
              setOpen(false);
              void held.clip(row.node).then((clip) => setWhole({ node: row.node, clip }));
            }}
          >
            Show as text
          </Button>
        )}
      </div>
      {whole?.node === row.node && (
        <div className={styles.value}>
          <LongText
            key={whole.clip.id}
            held={held}
            clip={whole.clip}
            label={path}
            isOpen={isOpen}
            setOpen={setOpen}
          />
        </div>
      )}
    </section>
  );
}
