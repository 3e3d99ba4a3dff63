/** JSON by its own digits as a tree: folds, search, and what a value is good for. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import type { AlterationKind } from "@/gql/graphql";
import { type Command, useCommands } from "@/commands/commands";
import { focusRow } from "@/state/focusRow";
import type { Remote } from "@/state/worker";
import { Loading } from "@/states/Loading";
import { FocusedValue } from "./FocusedValue";
import { Row } from "./Row";
import { Search } from "./Search";
import type { Held } from "./held";
import styles from "./json.module.css";
import { type TreeState, useTree } from "./useTree";

const ROW_PIXELS = 24;
const AHEAD = 60;

export interface Alteration {
  path: string;
  kind: AlterationKind;
  original: string | null;
}

interface Props {
  held: Remote<Held>;
  /** The field of the completion that it is. */
  field: string;
  /** The path that is gone to at first; told of each that the reader goes to. */
  at?: string;
  onAt?: (path: string) => void;
  alterations?: readonly Alteration[];
}

export function JsonTree({ held, field, at = "", onAt, alterations }: Props) {
  const tree = useTree(held, field, at);
  const [sought, setSought] = useState("");
  const altered = useAltered(held, alterations);
  const node = tree.row(tree.focused)?.node;
  useEffect(() => {
    if (node === undefined || !onAt) return;
    let isCurrent = true;
    const later = setTimeout(() => {
      void held.path(field, node).then((path) => isCurrent && onAt(path));
    }, 300);
    return () => {
      isCurrent = false;
      clearTimeout(later);
    };
  }, [held, field, node, onAt]);
  useCommands(
    useMemo((): readonly Command[] => {
      const group = "JSON";
      const all = (isFolded: boolean) => tree.lay(held.foldAll(field, isFolded));
      return [
        { id: "json:unfold", title: "Unfold all", group, keys: ["Shift e"], run: () => all(false) },
        { id: "json:fold", title: "Fold all", group, run: () => all(true) },
      ];
      // eslint-disable-next-line react-hooks/exhaustive-deps -- of the tree only what never changes
    }, [held, field, tree.lay]),
  );
  return (
    <div>
      <Search {...{ held, field, tree, sought, setSought }} />
      {tree.isReady ? <Rows {...{ held, field, tree, sought, altered }} /> : <Loading />}
      <FocusedValue {...{ held, field }} row={tree.row(tree.focused)} />
    </div>
  );
}

interface RowsProps {
  held: Remote<Held>;
  field: string;
  tree: TreeState;
  sought: string;
  altered: ReadonlyMap<number, Alteration>;
}

function Rows({ held, field, tree, sought, altered }: RowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const { count, focused, look, jumps } = tree;
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler of React runs here
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 20,
  });
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  useEffect(
    () => look(Math.max(0, startIndex - AHEAD), endIndex + AHEAD),
    [look, startIndex, endIndex],
  );
  useEffect(() => {
    if (jumps > 0) virtual.scrollToIndex(focused, { align: "center" });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- at each jump, and not at each move
  }, [jumps]);
  const go = (to: number) => {
    const row = Math.max(0, Math.min(count - 1, to));
    tree.focus(row);
    virtual.scrollToIndex(row);
    focusRow(() => box.current?.querySelector<HTMLElement>(`[data-row="${row}"]`));
  };
  const fold = (index: number, isFolded: boolean) => {
    const row = tree.row(index);
    if (row && row.count > 0) tree.lay(held.fold(field, row.node, isFolded), { keep: true });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const row = tree.row(focused);
    const act = actions[event.key];
    if (!row || !act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(row.count > 0 && !row.isFolded, row.node);
  };
  const actions: Record<string, (isUnfolded: boolean, node: number) => void> = {
    ArrowDown: () => go(focused + 1),
    ArrowUp: () => go(focused - 1),
    PageDown: () => go(focused + endIndex - startIndex - 1),
    PageUp: () => go(focused - (endIndex - startIndex - 1)),
    Home: () => go(0),
    End: () => go(count - 1),
    ArrowRight: (isUnfolded) => (isUnfolded ? go(focused + 1) : fold(focused, false)),
    ArrowLeft: (isUnfolded, node) => {
      if (isUnfolded) fold(focused, true);
      else void held.parent(field, node).then((row) => row >= 0 && go(row));
    },
    e: (isUnfolded) => fold(focused, isUnfolded),
  };
  return (
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus -- its rows are what is focused
    <div
      ref={box}
      className={styles.tree}
      role="tree"
      aria-label={`JSON of ${field}`}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtual.getTotalSize() }} className={styles.all} role="none">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = tree.row(index);
          if (!row) return null;
          return (
            <Row
              key={row.node}
              {...{ row, index, start, sought }}
              isFocused={index === focused}
              alteration={altered.get(row.node)}
              onFocus={() => tree.focus(index)}
              onFold={() => fold(index, !row.isFolded)}
            />
          );
        })}
      </div>
    </div>
  );
}

const NONE: ReadonlyMap<number, Alteration> = new Map();

/** The alterations by the value that each is of. */
function useAltered(held: Remote<Held>, alterations: readonly Alteration[] | undefined) {
  const [altered, setAltered] = useState(NONE);
  useEffect(() => {
    if (!alterations || alterations.length === 0) return;
    void held.pointed(alterations.map(({ path }) => path)).then(
      (nodes) =>
        setAltered(
          new Map(
            nodes.flatMap((node, index) => {
              const alteration = alterations[index];
              return alteration && node >= 0 ? [[node, alteration] as const] : [];
            }),
          ),
        ),
      () => undefined,
    );
  }, [held, alterations]);
  return altered;
}
