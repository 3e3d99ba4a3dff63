/** What a chart by time is made of; where its columns, marks and ticks stand. */
import { scaleBand, scaleLinear } from "@visx/scale";

export interface Series {
  title: string;
  /** 1 to 5 of the series' colours, or one that has a meaning of its own. */
  colour: 1 | 2 | 3 | 4 | 5 | "other" | "failed";
}

export interface Mark {
  /** Null where there is nothing to draw. */
  value: number | null;
  /** For the table and for who points at it. */
  text: string;
  /** The list behind the mark, where that is not the column's. */
  href?: string | undefined;
  /** What it is called, with that. */
  label?: string;
}

export interface Column {
  key: string;
  /** Below it, if there is room. */
  tick: string;
  /** Its time in full. */
  name: string;
  /** Whether the range has only a part of it. */
  isPart: boolean;
  /** The list behind the column; null where that is empty. */
  href: string | null;
  /** What it says, in words. */
  text: string;
  /** One for each series. */
  marks: Mark[];
}

export type Kind = "bars" | "lines";

export interface Box {
  width: number;
  height: number;
  left: number;
  bottom: number;
  top: number;
}

/** A moment that is marked in a chart, such as a deploy: where it is, if the columns have it. */
export function placeOf(
  moment: number,
  begins: readonly number[],
  end: number | null,
): { column: number; part: number } | null {
  const column = begins.findLastIndex((begin) => begin <= moment);
  const begin = begins[column];
  const next = begins[column + 1] ?? end;
  if (begin === undefined || next === null || moment >= next) return null;
  return { column, part: (moment - begin) / (next - begin) };
}

const TICK_ROOM = 64;

export function scalesOf(columns: readonly Column[], kind: Kind, box: Box) {
  const most = Math.max(...columns.map((each) => highest(each, kind)), 0);
  const x = scaleBand<string>({
    domain: columns.map(({ key }) => key),
    range: [box.left, Math.max(box.left + 1, box.width)],
    paddingInner: kind === "bars" ? 0.18 : 0,
    paddingOuter: kind === "bars" ? 0.1 : 0,
  });
  const y = scaleLinear<number>({
    domain: [0, most || 1],
    range: [box.height - box.bottom, box.top],
    nice: 3,
  });
  return { x, y, isEmpty: most === 0 };
}

function highest({ marks }: Column, kind: Kind): number {
  const values = marks.map(({ value }) => value ?? 0);
  return kind === "bars" ? values.reduce((sum, each) => sum + each, 0) : Math.max(...values, 0);
}

/** Every so manieth column has its tick, the last one always has room for its own. */
export function shownTicks(count: number, width: number): Set<number> {
  const every = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(width / TICK_ROOM))));
  const shown = new Set<number>();
  for (let index = 0; index < count; index += every) shown.add(index);
  return shown;
}

/** Where each part of a stacked column begins and ends, from the bottom. */
export function stackOf({ marks }: Column): { from: number; to: number }[] {
  let at = 0;
  return marks.map(({ value }) => {
    const from = at;
    at += value ?? 0;
    return { from, to: at };
  });
}

/** Pieces of a line: it breaks where nothing is known. */
export function piecesOf(
  columns: readonly Column[],
  series: number,
): { key: string; value: number }[][] {
  const pieces: { key: string; value: number }[][] = [[]];
  for (const { key, marks } of columns) {
    const value = marks[series]?.value ?? null;
    if (value === null) pieces.push([]);
    else pieces.at(-1)?.push({ key, value });
  }
  return pieces.filter((each) => each.length > 0);
}

/** Where keys lead: along columns, and up and down the links of one. */
export interface Spot {
  column: number;
  link: number;
}

/** What of a column is a link: itself first, then marks from the bottom. */
export function linksOf({ href, marks }: Column): (number | "column")[] {
  const own = marks.flatMap((mark, index) => (mark.href !== undefined ? [index] : []));
  return href === null ? own : ["column", ...own];
}

export function moved(columns: readonly Column[], at: Spot, key: string): Spot | null {
  const along = { ArrowRight: 1, ArrowLeft: -1, Home: 1, End: -1 }[key];
  const up = { ArrowUp: 1, ArrowDown: -1 }[key];
  if (up !== undefined) {
    const column = columns[at.column];
    const last = column ? linksOf(column).length - 1 : 0;
    return { ...at, link: Math.max(0, Math.min(last, at.link + up)) };
  }
  if (along === undefined) return null;
  let next = key === "Home" ? 0 : key === "End" ? columns.length - 1 : at.column + along;
  for (; next >= 0 && next < columns.length; next += along) {
    const column = columns[next];
    const links = column ? linksOf(column).length : 0;
    if (links > 0) return { column: next, link: Math.min(at.link, links - 1) };
  }
  return at;
}
