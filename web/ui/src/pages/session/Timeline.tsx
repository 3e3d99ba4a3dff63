/** The calls of a session by when they began and how long they took: what went on at once stands above each other. */
import { memo, useCallback, useMemo, useState } from "react";
import { Button, ToggleButton } from "react-aria-components";
import { shownCount, shownMany, shownSpan } from "@/state/shown";
import { useIsNarrow } from "@/state/useIsNarrow";
import { Visible } from "@/states/Visible";
import { TimeTable } from "./TimeTable";
import { type Axis, type Span, axisOf, overlapsOf, spanOf } from "./axis";
import type { Call } from "./documents";
import styles from "./session.module.css";
import { useWindow } from "./useWindow";
import { TOOLS_PIXELS, type ViewProps } from "./view";

const ROW_PIXELS = 28;
const CARD_PIXELS = 48;
const AXIS_PIXELS = 28;
/** Of more each would be a mark and no bar: the line is that of the calls in sight. */
const MOST_AT_ONCE = 40;

export default function Timeline(props: ViewProps) {
  const { calls } = props;
  const [isToScale, setToScale] = useState(false);
  const [isTable, setTable] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const isLong = calls.length > MOST_AT_ONCE;
  const spans = useMemo(() => calls.map(spanOf), [calls]);
  const hasCuts = useMemo(() => axisOf(spans, false).cuts.length > 0, [spans]);
  const overlaps = useMemo(() => overlapsOf(spans), [spans]);
  const atOnce = overlaps.filter((count) => count > 0).length;
  return (
    <>
      <div className={styles.options}>
        <span>
          {shownMany(calls.length, "call")},{" "}
          {atOnce === 0 ? "one after the other" : `${shownCount(atOnce)} of them beside others`}
        </span>
        {isLong && !isTable && (
          <ToggleButton isSelected={isWhole} onChange={setWhole}>
            {isWhole ? "✓ " : ""}Whole session
          </ToggleButton>
        )}
        {hasCuts && !isTable && (
          <ToggleButton isSelected={isToScale} onChange={setToScale}>
            {isToScale ? "✓ " : ""}Idle time to scale
          </ToggleButton>
        )}
        <Button aria-expanded={isTable} onPress={() => setTable(!isTable)}>
          {isTable ? "As a time line" : "As a table"}
        </Button>
      </div>
      {isTable ? (
        <TimeTable calls={calls} overlaps={overlaps} />
      ) : (
        <Bars
          {...props}
          spans={spans}
          overlaps={overlaps}
          isToScale={isToScale}
          isWhole={isWhole || !isLong}
        />
      )}
    </>
  );
}

interface BarsProps extends ViewProps {
  spans: readonly Span[];
  overlaps: readonly number[];
  isToScale: boolean;
  /** Else of what is in sight. */
  isWhole: boolean;
}

function Bars(props: BarsProps) {
  const { calls, spans, overlaps, handle, beginRef, place, gone, marked } = props;
  const isCard = useIsNarrow(640);
  const size = isCard ? CARD_PIXELS : ROW_PIXELS;
  const { list, virtual } = useWindow({
    handle,
    beginRef,
    count: calls.length,
    estimate: useCallback(() => size, [size]),
    keyOf: useCallback((index) => calls[index]?.id ?? String(index), [calls]),
    overscan: 10,
    above: TOOLS_PIXELS + AXIS_PIXELS,
  });
  const axis = useAxis(props, virtual.range);
  const items = virtual.getVirtualItems();
  const isStopShown = items.some(({ index }) => index === place.index);
  return (
    <div className={styles.timeline}>
      <Ticks axis={axis} begin={spans[0]?.start ?? 0} />
      <div
        ref={list}
        role="list"
        aria-label="Time line of the calls"
        className={styles.bars}
        style={{ height: calls.length * size }}
      >
        {items.map(({ index }) => {
          const [call, span] = [calls[index], spans[index]];
          if (!call || !span) return null;
          const isStop = isStopShown ? index === place.index : index === items[0]?.index;
          return (
            <BarRow
              key={call.id}
              {...{ call, span, axis, index, isStop, size }}
              count={calls.length}
              overlap={overlaps[index] ?? 0}
              isGone={gone.has(call.id)}
              isMarked={marked === call.id}
              note={place.note}
            />
          );
        })}
      </div>
    </div>
  );
}

/** It moves on by so many calls at once, and not with each that comes into sight. */
const STEP = 10;

type InSight = { startIndex: number; endIndex: number } | null;

function useAxis({ spans, isToScale, isWhole }: BarsProps, range: InSight): Axis {
  const from = isWhole ? 0 : Math.floor((range?.startIndex ?? 0) / STEP) * STEP;
  const to = isWhole ? spans.length : (Math.floor((range?.endIndex ?? 0) / STEP) + 1) * STEP;
  return useMemo(() => axisOf(spans.slice(from, to), isToScale), [spans, from, to, isToScale]);
}

interface BarProps {
  call: Call;
  span: Span;
  axis: Axis;
  index: number;
  overlap: number;
  isStop: boolean;
  note: (index: number) => void;
}

interface BarRowProps extends BarProps {
  count: number;
  size: number;
  isGone: boolean;
  isMarked: boolean;
}

/** Drawn anew only when something of it has changed. */
const BarRow = memo(function BarRow({ count, size, isGone, isMarked, ...bar }: BarRowProps) {
  const { call, index } = bar;
  return (
    <div
      role="listitem"
      aria-posinset={index + 1}
      aria-setsize={count}
      className={styles.barRow}
      data-gone={isGone || undefined}
      data-marked={isMarked || undefined}
      style={{ height: size, transform: `translateY(${index * size}px)` }}
    >
      <span className={styles.barLabel} aria-hidden>
        <b>{shownCount(index + 1)}</b> <Visible text={call.model ?? "–"} />
      </span>
      <Bar {...bar} />
    </div>
  );
});

/** A bar so long leaves too little beside it for its words. */
const LONG = 0.5;
const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

function Bar({ call, span, axis, index, overlap, isStop, note }: BarProps) {
  const [left, right] = [axis.at(span.start), axis.at(span.end)];
  const status = call.status === null ? "unknown" : call.status.toLowerCase();
  const length = call.duration === null ? status : shownSpan(span.end - span.start);
  const isFailed = call.status === "FAILED";
  const words = isFailed ? `✕ failed ${call.failureKind ?? ""}, ${length}` : length;
  const isInside = right - left > LONG;
  const beside = overlap > 0 ? `, beside ${overlap} others` : "";
  return (
    <span className={styles.track}>
      <a
        href={`#/completions/${encodeURIComponent(call.id)}`}
        className={styles.bar}
        data-call={index}
        data-status={call.status}
        tabIndex={isStop ? 0 : -1}
        aria-label={`Call ${index + 1}: ${call.model ?? "no model known"}, ${status}${
          call.failureKind === null ? "" : ` ${call.failureKind}`
        }, ${length}${beside}`}
        style={{ insetInlineStart: percent(left), width: percent(right - left) }}
        onFocus={() => note(index)}
      />
      <span
        aria-hidden
        className={styles.barWords}
        data-status={call.status}
        data-inside={isInside || undefined}
        style={
          isInside
            ? { insetInlineStart: percent(left) }
            : left > 1 - right
              ? { insetInlineEnd: percent(1 - left) }
              : { insetInlineStart: percent(right) }
        }
      >
        {words}
      </span>
    </span>
  );
}

const TICKS = [0, 0.25, 0.5, 0.75];

/** How long after the first call; and where nothing was done. */
function Ticks({ axis, begin }: { axis: Axis; begin: number }) {
  return (
    <div className={styles.axis} aria-hidden>
      <span className={styles.track}>
        {axis.cuts.map((cut) => (
          <span
            key={cut.start}
            className={styles.cut}
            title={`Nothing for ${shownSpan(cut.end - cut.start)}`}
            style={{ insetInlineStart: percent(cut.left), width: percent(cut.width) }}
          />
        ))}
        {TICKS.map((place) => (
          <span key={place} className={styles.tick} style={{ insetInlineStart: percent(place) }}>
            +{shownSpan(axis.moment(place) - begin)}
          </span>
        ))}
      </span>
    </div>
  );
}
