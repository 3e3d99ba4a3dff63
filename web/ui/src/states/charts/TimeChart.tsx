/**
 * A chart by time whose columns and marks are links. It is one stop of the Tab key: arrow keys go along
 * the columns and up and down the marks of one, Enter follows.
 */
import { Group } from "@visx/group";
import { LinePath } from "@visx/shape";
import { type KeyboardEvent, useRef, useState } from "react";
import { Marks } from "./Marks";
import {
  type Column,
  type Kind,
  type Series,
  type Spot,
  linksOf,
  moved,
  piecesOf,
  placeOf,
  scalesOf,
  shownTicks,
} from "./columns";
import styles from "./charts.module.css";
import { useWidth } from "./useWidth";

const LEFT = 44;
const BOTTOM = 20;
const TOP = 6;

interface Props {
  label: string;
  kind: Kind;
  columns: readonly Column[];
  series: readonly Series[];
  /** Of the values at the side. */
  print: (value: number) => string;
  height?: number;
  /** A moment that is marked, in milliseconds. Whoever reads it is told where it is set. */
  mark?: number | null | undefined;
}

export function TimeChart({ label, kind, columns, series, print, height = 150, mark }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [chosen, setChosen] = useState<Spot | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const { x, y, isEmpty } = scalesOf(columns, kind, {
    width,
    height,
    left: LEFT,
    bottom: BOTTOM,
    top: TOP,
  });
  const stop = chosen ?? lastStop(columns);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(columns, stop, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setChosen(next);
    box.current?.querySelector<SVGAElement>(`[data-spot="${next.column}.${next.link}"]`)?.focus();
  };
  const shown = pointed === null ? undefined : columns[pointed];
  return (
    <div className={styles.chart} ref={box} style={{ height }}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={label}
          onKeyDown={onKeyDown}
          onPointerLeave={() => setPointed(null)}
          onBlur={() => setPointed(null)}
        >
          <Grid y={y} width={width} print={print} isEmpty={isEmpty} />
          <Ticks columns={columns} x={x} width={width} height={height} />
          {typeof mark === "number" && <Moment at={mark} {...{ columns, x, height }} />}
          {kind === "lines" &&
            series.map(({ title, colour }, index) =>
              piecesOf(columns, index).map((piece, part) => (
                <LinePath
                  key={title + String(part)}
                  data={piece}
                  x={({ key }) => (x(key) ?? 0) + x.bandwidth() / 2}
                  y={({ value }) => y(value)}
                  className={styles.line ?? ""}
                  data-colour={colour}
                />
              )),
            )}
          {columns.map((column, index) => (
            <Marks
              key={column.key}
              column={column}
              index={index}
              kind={kind}
              series={series}
              x={x(column.key) ?? 0}
              width={x.bandwidth()}
              step={x.step()}
              y={y}
              stop={stop.column === index ? stop.link : null}
              choose={(link) => setChosen({ column: index, link })}
              point={() => setPointed(index)}
            />
          ))}
        </svg>
      )}
      {shown && (
        <Tip
          column={shown}
          series={series}
          at={(x(shown.key) ?? 0) + x.bandwidth() / 2}
          width={width}
        />
      )}
    </div>
  );
}

function lastStop(columns: readonly Column[]): Spot {
  const column = columns.findLastIndex((each) => linksOf(each).length > 0);
  return { column, link: 0 };
}

type Scales = ReturnType<typeof scalesOf>;

interface GridProps extends Pick<Scales, "y"> {
  width: number;
  print: (value: number) => string;
  isEmpty: boolean;
}

function Grid({ y, width, print, isEmpty }: GridProps) {
  const ticks = isEmpty ? [0] : y.ticks(3);
  return (
    <g aria-hidden>
      {ticks.map((tick) => (
        <Group key={tick} top={y(tick)}>
          <line className={styles.grid} x1={LEFT} x2={width} />
          <text className={styles.tick} x={LEFT - 6} dy="0.32em" textAnchor="end">
            {print(tick)}
          </text>
        </Group>
      ))}
    </g>
  );
}

interface MomentProps extends Pick<Scales, "x"> {
  at: number;
  columns: readonly Column[];
  height: number;
}

function Moment({ at, columns, x, height }: MomentProps) {
  const begins = columns.map(({ key }) => Number(key));
  // The last column is as long as the one before it, which is near enough for a line.
  const [last = 0, before = 0] = [begins.at(-1), begins.at(-2)];
  const place = placeOf(at, begins, last + (last - before));
  const key = place && columns[place.column]?.key;
  if (!place || key === undefined || key === null) return null;
  const left = (x(key) ?? 0) + place.part * x.step();
  return (
    <g aria-hidden className={styles.moment} data-moment>
      <line x1={left} x2={left} y1={TOP} y2={height - BOTTOM} />
      <path d={`M${left - 4} ${TOP - 6}h8l-4 6z`} />
    </g>
  );
}

interface TicksProps extends Pick<Scales, "x"> {
  columns: readonly Column[];
  width: number;
  height: number;
}

function Ticks({ columns, x, width, height }: TicksProps) {
  const shown = shownTicks(columns.length, width - LEFT);
  return (
    <g aria-hidden>
      {columns.map(({ key, tick }, index) => {
        if (!shown.has(index)) return null;
        const at = (x(key) ?? 0) + x.bandwidth() / 2;
        return (
          <text
            key={key}
            className={styles.tick}
            x={Math.min(at, width - 22)}
            y={height - 5}
            textAnchor="middle"
          >
            {tick}
          </text>
        );
      })}
    </g>
  );
}

interface TipProps {
  column: Column;
  series: readonly Series[];
  at: number;
  width: number;
}

/** What is pointed at, for the eye: links have it as their names. */
function Tip({ column, series, at, width }: TipProps) {
  const isRight = at > width / 2;
  return (
    <div
      className={styles.tip}
      aria-hidden
      style={isRight ? { right: width - at + 10 } : { left: at + 10 }}
    >
      <b>{column.name}</b>
      {column.isPart && <small> in part</small>}
      <ul>
        {series.map(({ title, colour }, index) => (
          <li key={title}>
            <i data-colour={colour} />
            <span>{title}</span>
            <span>{column.marks[index]?.text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
