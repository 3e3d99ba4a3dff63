/** Times for people, in the zone that they chose. Durations are in seconds. */
import type { Zone } from "./preferences";

const forms = new Map<Zone, Intl.DateTimeFormat>();

function form(zone: Zone): Intl.DateTimeFormat {
  let found = forms.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat("sv-SE", {
      dateStyle: "short",
      timeStyle: "medium",
      ...(zone === "utc" && { timeZone: "UTC" }),
    });
    forms.set(zone, found);
  }
  return found;
}

/** `2026-11-27 09:30:00`; what is no time is shown as it is. */
export function shownTime(at: string, zone: Zone): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : form(zone).format(time);
}

/** The name of the zone, as `Europe/Berlin` or `UTC`. */
export function zoneName(zone: Zone): string {
  return zone === "utc" ? "UTC" : new Intl.DateTimeFormat().resolvedOptions().timeZone;
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
  if (at === null) return "";
  const offset = zone === "utc" ? 0 : new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 19);
}

/** Back from such a field, in milliseconds; null while it is none. */
export function instantOf(text: string, zone: Zone): number | null {
  const at = Date.parse(zone === "utc" && text !== "" ? `${text}Z` : text);
  return Number.isNaN(at) ? null : at;
}
