/**
 * Which columns are shown, in which order, how wide, and which stay at the side.
 *
 * Kept per browser. A list of widths and a list of names: react-table's features for it were 12.9 KiB
 * of the first load, against these lines.
 */
import { printExact } from "@/state/jsonText";
import { pathFault } from "@/state/payloadPath";
import { stored } from "@/state/stored";
import { DEFAULT_COLUMNS, columnOf } from "./columns";

export interface Layout {
  shown: readonly string[];
  widths: Readonly<Record<string, number>>;
  pinned: readonly string[];
  /** Names that are left out: no columns, or more than there may be. */
  damaged?: readonly string[];
}

export const NARROWEST = 48;
export const WIDEST = 1200;
const MOST_COLUMNS = 40;

export const DEFAULT_LAYOUT: Layout = { shown: DEFAULT_COLUMNS, widths: {}, pinned: [] };

export const layout = stored<Layout>("log10-gateway:ui:columns", {
  parse: (text) => {
    try {
      return layoutOf(JSON.parse(text ?? "null"));
    } catch {
      return DEFAULT_LAYOUT;
    }
  },
  print: (value) =>
    value === DEFAULT_LAYOUT ? null : JSON.stringify({ ...value, damaged: undefined }),
});

/** What of it can be used. */
export function layoutOf(found: unknown): Layout {
  if (typeof found !== "object" || found === null) return DEFAULT_LAYOUT;
  const { shown, widths, pinned } = found as Partial<Record<keyof Layout, unknown>>;
  const names = known(shown);
  const damaged = damagedOf(shown);
  const wide = typeof widths === "object" && widths !== null ? Object.entries(widths) : [];
  return {
    shown: names.length > 0 ? names : DEFAULT_COLUMNS,
    widths: Object.fromEntries(
      wide.flatMap(([id, width]) => (typeof width === "number" ? [[id, bounded(width)]] : [])),
    ),
    pinned: known(pinned),
    ...(damaged.length > 0 && { damaged }),
  };
}

/** Names of columns, each once. */
export function known(names: unknown): string[] {
  if (!Array.isArray(names)) return [];
  const all = names.filter((each): each is string => typeof each === "string" && !!columnOf(each));
  return [...new Set(all)].slice(0, MOST_COLUMNS);
}

/** What stands among names of columns and is none that can be shown. */
export function damagedOf(names: unknown): string[] {
  if (!Array.isArray(names)) return [];
  const shown = new Set<unknown>(known(names));
  const all = names.filter((each) => !shown.has(each));
  return [...new Set(all.map((each) => (typeof each === "string" ? each : printExact(each))))];
}

/** Why it is not shown. */
export function columnFault(name: string): string {
  if (columnOf(name)) return `there may be ${MOST_COLUMNS}`;
  return name.includes(".") ? (pathFault(name) ?? "") : "there is none of this name";
}

export function bounded(width: number): number {
  return Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
}

export function withWidth(of: Layout, id: string, width: number): Layout {
  return { ...of, widths: { ...of.widths, [id]: bounded(width) } };
}

export function toggled(of: Layout, id: string): Layout {
  const isShown = of.shown.includes(id);
  if (isShown && of.shown.length === 1) return of;
  return { ...of, shown: isShown ? of.shown.filter((each) => each !== id) : [...of.shown, id] };
}

export function pinToggled(of: Layout, id: string): Layout {
  const isPinned = of.pinned.includes(id);
  return {
    ...of,
    pinned: isPinned ? of.pinned.filter((each) => each !== id) : [...of.pinned, id],
  };
}

/** One place to the left (-1) or to the right (1). */
export function moved(of: Layout, id: string, by: -1 | 1): Layout {
  const shown = [...of.shown];
  const from = shown.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= shown.length) return of;
  shown.splice(from, 1);
  shown.splice(to, 0, id);
  return { ...of, shown };
}

/** In the order of the table: what stays at the side comes first. */
export function inOrder(of: Layout): string[] {
  const pinned = of.shown.filter((id) => of.pinned.includes(id));
  return [...pinned, ...of.shown.filter((id) => !of.pinned.includes(id))];
}
