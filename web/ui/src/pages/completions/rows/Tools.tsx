/** The line above the rows: how many there are, what can be done with them. */
import { useMemo } from "react";
import { Button } from "react-aria-components";
import { useNeeds } from "@/api/viewer";
import { shownCount } from "@/state/shown";
import styles from "./Rows.module.css";
import { MOST_ROWS } from "./list";
import { NONE, sizeOf } from "./selection";
import type { Dialog, RowState } from "./useRowState";
import type { Rows } from "./useRows";

interface Props {
  rows: Rows;
  state: RowState;
  isLive: boolean;
  /** Why changes cannot be told. */
  cannotTell: string | null;
  open: (dialog: Dialog) => void;
}

export function Tools({ rows, state, isLive, cannotTell, open }: Props) {
  const { selection, marked } = state.table;
  const { setLive } = state;
  // The same elements are not drawn anew with other rows.
  const live = useMemo(
    () => <Button onPress={() => setLive(!isLive)}>{isLive ? "Pause" : "Go live"}</Button>,
    [isLive, setLive],
  );
  const dialogs = useMemo(
    () => (
      <>
        <Button onPress={() => open("columns")}>Columns</Button>
        <Button onPress={() => open("export")}>Export</Button>
      </>
    ),
    [open],
  );
  const count = rows.rows.length;
  return (
    <div className={styles.tools}>
      <span>
        {shownCount(count)} {rows.isWhole ? "rows" : "rows loaded"}
        {count >= MOST_ROWS && ", which is all that is shown: give a narrower filter"}
      </span>
      {selection !== NONE && sizeOf(selection) > 0 && (
        <Selected count={sizeOf(selection)} open={open} deselect={state.deselect} />
      )}
      {marked !== null && <span>1 marked to compare</span>}
      {rows.live.live.gone.size > 0 && (
        <Button onPress={rows.reload}>{rows.live.live.gone.size} gone: load anew</Button>
      )}
      {cannotTell === null ? live : <small>{cannotTell}</small>}
      {dialogs}
    </div>
  );
}

interface SelectedProps {
  count: number;
  open: (dialog: Dialog) => void;
  deselect: () => void;
}

function Selected({ count, open, deselect }: SelectedProps) {
  const needs = useNeeds("WRITER");
  return (
    <>
      <span role="status">
        {count === Infinity ? "All that match are selected" : `${shownCount(count)} selected`}
      </span>
      <Button isDisabled={needs !== null} onPress={() => open("tag")}>
        Tag …{needs !== null && ` (${needs})`}
      </Button>
      <Button onPress={deselect}>Clear</Button>
    </>
  );
}
