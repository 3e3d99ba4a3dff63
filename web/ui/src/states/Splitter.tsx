/** What stands beside the rows, as wide as somebody made it: by pointer or by arrow keys. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { stored, useStored } from "@/state/stored";
import styles from "./Splitter.module.css";

const STEP_PERCENT = 5;
const LEAST_PERCENT = 25;
const MOST_PERCENT = 75;

const bounded = (percent: number) =>
  Math.round(Math.max(LEAST_PERCENT, Math.min(MOST_PERCENT, percent)));

/** In percent of both panes. */
const width = stored<number>("log10-gateway:ui:panel", {
  parse: (text) => bounded(Number(text ?? 45) || 45),
  print: String,
});

export function Splitter({ isNarrow, children }: { isNarrow: boolean; children: ReactNode }) {
  const percent = useStored(width);
  const isDragged = useRef(false);
  if (isNarrow) return <div className={styles.page}>{children}</div>;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: STEP_PERCENT, ArrowRight: -STEP_PERCENT }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    width.set(bounded(percent + by));
  };
  const onPointerMove = (event: PointerEvent) => {
    const panes = event.currentTarget.parentElement?.getBoundingClientRect();
    if (isDragged.current && panes) {
      width.set(bounded(((panes.right - event.clientX) / panes.width) * 100));
    }
  };
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- one that moves is interactive (ARIA 1.2) */}
      <div
        role="separator"
        aria-label="Width of the panel"
        aria-orientation="vertical"
        aria-valuenow={percent}
        aria-valuemin={LEAST_PERCENT}
        aria-valuemax={MOST_PERCENT}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- likewise
        tabIndex={0}
        className={styles.splitter}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          isDragged.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          isDragged.current = false;
        }}
      />
      <div className={styles.panel} style={{ flexBasis: `${percent}%` }}>
        {children}
      </div>
    </>
  );
}
