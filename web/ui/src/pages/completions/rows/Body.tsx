/** The rows that are seen, and some around them. It alone is drawn anew as one scrolls. */
import { memo, useEffect, useState, useSyncExternalStore } from "react";
import { zone } from "@/state/preferences";
import { useStored } from "@/state/stored";
import { RowLine, type Shown } from "./Row";
import styles from "./Rows.module.css";
import { Places } from "./places";
import { type Scrolled, indexesOf } from "./scrolled";
import { type Selection, isSelected } from "./selection";
import type { Focus } from "./useFocus";
import type { Rows } from "./useRows";

const SCREENS_AHEAD = 2;

/** The cell that the pointer is at. */
export interface Pointed {
  index: number;
  id: string;
}

interface Props {
  scrolled: Scrolled;
  rows: Rows;
  columns: readonly Shown[];
  isCard: boolean;
  focus: Focus;
  pointed: Pointed;
  selection: Selection;
  marked: string | null;
  openId: string | undefined;
  width: number | undefined;
}

export const Body = memo(function Body(props: Props) {
  const { scrolled, rows, columns, isCard, focus, pointed, selection } = props;
  const seen = useSyncExternalStore(scrolled.subscribe, scrolled.get);
  const all = rows.rows;
  useAhead(seen.end + (seen.end - seen.start) * SCREENS_AHEAD >= all.length, rows);
  const [places] = useState(() => new Places());
  const chosenZone = useStored(zone);
  // The focus stays where it is while its row is out of sight.
  const shown = indexesOf(seen, all.length, focus.index).flatMap((index) => {
    const row = all[index];
    return row ? [{ id: row.id, index }] : [];
  });
  return (
    <div
      role="rowgroup"
      className={styles.rows}
      style={{ height: all.length * scrolled.pixels, width: props.width }}
    >
      {places.take(shown, seen.isFlowing, hasFocus).map(({ key, index }) => {
        const row = all[index];
        if (!row) return null;
        return (
          <RowLine
            key={key}
            row={rows.current(row)}
            index={index}
            start={index * scrolled.pixels}
            columns={columns}
            zone={chosenZone}
            isCard={isCard}
            stop={index === focus.index ? focus.at : null}
            pointed={index === pointed.index ? pointed.id : null}
            isSelected={isSelected(selection, row.id)}
            isMarked={props.marked === row.id}
            isOpen={props.openId === row.id}
            gone={rows.live.live.gone.get(row.id)}
          />
        );
      })}
    </div>
  );
});

function hasFocus(): boolean {
  return document.activeElement?.closest("[role=rowgroup]") != null;
}

function useAhead(isNear: boolean, { rows, needMore }: Rows) {
  useEffect(() => {
    if (isNear) needMore();
  }, [isNear, rows.length, needMore]);
}
