/** Times for people, in the zone that they chose. Durations are in seconds. */
import type { Zone } from "./preferences";

const two = (of: number): string => String(of).padStart(2, "0");

const forms = new Map<Zone, Intl.DateTimeFormat>();

function form(zone: Zone): Intl.DateTimeFormat {
  let found = forms.get(zone);
  if (!found) {
    const timeZone = zoneName(zone);
    found = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone });
    forms.set(zone, found);
  }
  return found;
}

/**
 * `2026-11-27 09:30:00`; what is no time is shown as it is. By hand where it can be: Intl takes thirty times
 * as long, and lists have many.
 */
export function shownTime(at: string, zone: Zone): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  if (zone === "utc") return time.toISOString().replace("T", " ").slice(0, -5);
  if (zone !== "local") return form(zone).format(time);
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

let here: string | undefined;

/** The name of the zone, as `Europe/Berlin` or `UTC`. */
export function zoneName(zone: Zone): string {
  if (zone === "utc") return "UTC";
  if (zone !== "local") return zone;
  // Milliseconds, each time the page is drawn.
  here ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return here;
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** `3 hours ago`, as of `now` in milliseconds. */
export function relativeTime(at: string, now: number): string {
  const seconds = (new Date(at).getTime() - now) / 1000;
  if (Number.isNaN(seconds)) return at;
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(Math.trunc(seconds), "second");
}

/** As a field of type `datetime-local` has it; empty for null. */
export function fieldTime(at: number | null, zone: Zone): string {
  return at === null ? "" : form(zone).format(at).replace(" ", "T");
}

/**
 * Back from such a field, in milliseconds; null while it is none.
 *
 * Of an hour that comes twice it is the first; of one that a zone leaves out, an hour later.
 */
export function instantOf(text: string, zone: Zone): number | null {
  const wall = wallOf(text);
  if (text === "" || Number.isNaN(wall)) return null;
  // How far the zone is ahead, a day before and after: the two differ where its clocks change.
  const [before, after] = [wall - DAY, wall + DAY].map((at) => wall - aheadAt(at, zone));
  const found = [before, after].filter(
    (at) => at !== undefined && at + aheadAt(at, zone) === wall,
  ) as number[];
  return found.length > 0 ? Math.min(...found) : Math.max(before ?? wall, after ?? wall);
}

/** Whether a zone leaves out what such a field has: its clocks are put forward then. */
export function isSkipped(text: string, zone: Zone): boolean {
  const read = instantOf(text, zone);
  return read !== null && Date.parse(`${fieldTime(read, zone)}Z`) !== wallOf(text);
}

const DAY = 86_400_000;

/** Fields have no finer time than seconds, which is what is compared. */
function wallOf(text: string): number {
  return Math.floor(Date.parse(`${text}Z`) / 1000) * 1000;
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function aheadAt(at: number, zone: Zone): number {
  const second = Math.floor(at / 1000) * 1000;
  return Date.parse(`${fieldTime(second, zone)}Z`) - second;
}
