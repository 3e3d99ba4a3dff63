/** The tree of a field in the worker, as it is seen: its rows in sight, folds, and what is sought. */
import { useCallback, useEffect, useState } from "react";
import type { Remote } from "@/state/worker";
import type { Held, Laid } from "./held";
import type { TreeRow } from "./tree";

interface Window {
  from: number;
  rows: TreeRow[];
}

export interface TreeState {
  count: number;
  focused: number;
  focus: (row: number) => void;
  row: (index: number) => TreeRow | undefined;
  look: (from: number, to: number) => void;
  /** Show what a call has laid anew, and go to its row. */
  lay: (laid: Promise<Laid>, options?: { keep?: boolean }) => void;
  /** Grows with each row that is gone to, from here and not by the reader. */
  jumps: number;
  isReady: boolean;
}

export function useTree(held: Remote<Held>, field: string, at: string): TreeState {
  const [laid, setLaid] = useState({ count: 0, version: 0 });
  const [focused, focus] = useState(0);
  const [jumps, setJumps] = useState(0);
  const [range, setRange] = useState({ from: 0, to: 100 });
  const [seen, setSeen] = useState<Window>({ from: 0, rows: [] });
  // Where the address leads at first; from then on the address follows the reader.
  const [first] = useState(at);

  const lay = useCallback((promise: Promise<Laid>, { keep = false } = {}) => {
    promise.then(
      ({ count, row }) => {
        setLaid(({ version }) => ({ count, version: version + 1 }));
        if (row < 0) focus((before) => Math.min(before, count - 1));
        else focus(row);
        if (row >= 0 && !keep) setJumps((before) => before + 1);
      },
      () => undefined,
    );
  }, []);
  useEffect(() => lay(held.open(field, first)), [held, field, first, lay]);
  useEffect(() => {
    let isCurrent = true;
    void held.rows(field, range.from, range.to).then(
      (rows) => isCurrent && setSeen({ from: range.from, rows }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [held, field, range, laid]);
  const look = useCallback((from: number, to: number) => {
    setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);
  return {
    count: laid.count,
    focused,
    focus,
    row: (index) => seen.rows[index - seen.from],
    look,
    lay,
    jumps,
    isReady: laid.version > 0,
  };
}
