/** The bars. Arrow keys go along them, with Shift they choose several; Enter or the pointer's end narrows. */
import { AxisBottom } from "@visx/axis";
import { scaleLinear, scaleTime } from "@visx/scale";
import { Bar as Rectangle } from "@visx/shape";
import { type KeyboardEvent, type PointerEvent, memo, useId, useRef, useState } from "react";
import { zone } from "@/state/preferences";
import { shownCount, shownMany } from "@/state/shown";
import { useStored } from "@/state/stored";
import { shownTime } from "@/state/time";
import { useWidth } from "@/states/charts/useWidth";
import type { Bar } from "./bars";
import styles from "./Histogram.module.css";

const HEIGHT = 48;
const AXIS = 20;

interface Props {
  bars: readonly Bar[];
  narrow: (from: number, to: number) => void;
}

/** Some hundred elements: not drawn anew for what stands around them. */
export const Bars = memo(function Bars({ bars, narrow }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(svg);
  const id = useId();
  const chosenZone = useStored(zone);
  const brush = useBrush(bars, narrow);
  const at = (time: number) => shownTime(new Date(time).toISOString(), chosenZone);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const y = scaleLinear<number>({ domain: [0, most], range: [0, HEIGHT] });
  const [first] = bars;
  const last = bars.at(-1);
  const step = width / bars.length;
  const time = scaleTime({ domain: [first?.from ?? 0, last?.to ?? 1], range: [0, width] });
  const indexOf = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) =>
    Math.floor((clientX - currentTarget.getBoundingClientRect().left) / step);
  return (
    <svg
      ref={svg}
      className={styles.bars}
      height={HEIGHT + AXIS}
      role="listbox"
      aria-label="Calls by time: arrow keys and Shift choose, Enter narrows to it"
      aria-multiselectable
      aria-orientation="horizontal"
      aria-activedescendant={`${id}-${brush.focus}`}
      tabIndex={0}
      onKeyDown={brush.onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        brush.begin(indexOf(event));
      }}
      onPointerMove={(event) => brush.extend(indexOf(event))}
      onPointerUp={brush.end}
      onPointerCancel={brush.cancel}
    >
      {bars.map(({ from, to, count, failed }, index) => (
        <g
          key={from}
          id={`${id}-${index}`}
          role="option"
          aria-selected={brush.has(index)}
          aria-label={`${at(from)} to ${at(to)}: ${shownMany(count, "call")}, ${shownCount(failed)} failed`}
          className={styles.bar}
          data-focus={index === brush.focus || undefined}
        >
          <title>{`${at(from)}: ${shownMany(count, "call")}, ${shownCount(failed)} failed`}</title>
          <Rectangle
            className={styles.ground ?? ""}
            x={index * step}
            width={step}
            height={HEIGHT}
          />
          <Rectangle
            className={styles.other ?? ""}
            x={index * step + 0.5}
            width={Math.max(1, step - 1)}
            y={HEIGHT - y(count - failed)}
            height={y(count - failed)}
          />
          <Rectangle
            className={styles.failed ?? ""}
            x={index * step + 0.5}
            width={Math.max(1, step - 1)}
            y={HEIGHT - y(count)}
            height={y(failed)}
          />
        </g>
      ))}
      {first && last && width > 0 && (
        <g aria-hidden>
          <AxisBottom
            top={HEIGHT}
            scale={time}
            tickValues={apart(time.ticks(Math.max(2, Math.floor(width / 150))), time, width)}
            tickFormat={(value) => at(Number(value)).slice(5, 16).replace(" 00:00", "")}
            hideTicks
            axisLineClassName={styles.axis ?? ""}
            tickLabelProps={{ className: styles.tick ?? "", dy: -2 }}
          />
        </g>
      )}
    </svg>
  );
});

/** Room for a day with its time. */
const TICK_ROOM = 76;

/** Those that neither touch one another (months begin anew) nor are cut off at an end. */
function apart(ticks: Date[], x: (at: Date) => number, width: number): Date[] {
  let free = TICK_ROOM / 2;
  return ticks.filter((tick) => {
    const at = x(tick);
    if (at < free || at > width - TICK_ROOM / 2) return false;
    free = at + TICK_ROOM;
    return true;
  });
}

/** From the bar where it began to the one where it is. */
function useBrush(bars: readonly Bar[], narrow: Props["narrow"]) {
  const [focus, setFocus] = useState(bars.length - 1);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [isDragging, setDragging] = useState(false);
  // Of other bars none is chosen yet.
  const [of, setOf] = useState(bars);
  if (of !== bars) {
    setOf(bars);
    setFocus(bars.length - 1);
    setAnchor(null);
    setDragging(false);
  }
  const within = (index: number) => Math.max(0, Math.min(bars.length - 1, index));
  const first = Math.min(focus, anchor ?? focus);
  const last = Math.max(focus, anchor ?? focus);
  const cancel = () => {
    setAnchor(null);
    setDragging(false);
  };
  const apply = () => {
    const [from, to] = [bars[first], bars[last]];
    cancel();
    if (from && to) narrow(from.from, to.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10, Home: -1e3, End: 1e3 };
    const step = steps[event.key as keyof typeof steps] as number | undefined;
    if (step !== undefined) {
      if (event.shiftKey) setAnchor(anchor ?? focus);
      else setAnchor(null);
      setFocus(within(focus + step));
    } else if (event.key === "Enter" || event.key === " ") apply();
    else if (event.key === "Escape" && anchor !== null) cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    focus,
    has: (index: number) => anchor !== null && index >= first && index <= last,
    begin: (index: number) => {
      setFocus(within(index));
      setAnchor(within(index));
      setDragging(true);
    },
    extend: (index: number) => {
      if (isDragging) setFocus(within(index));
    },
    end: () => {
      if (isDragging) apply();
    },
    cancel,
    onKeyDown,
  };
}
