/** What a person has chosen in this browser. Each has one key, below `log10-gateway:ui:`. */
import { stored, storedChoice } from "./stored";

/** All keys of preferences begin with it, and no others: they are what settings export. */
export const PREFIX = "log10-gateway:ui:";
const key = (name: string) => PREFIX + name;

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const theme = storedChoice<Theme>(key("theme"), THEMES);

/** Where one is, UTC, or a place by its name, as `Asia/Tokyo`. */
export type Zone = "local" | "utc" | (string & {});
const zoneStored = (name: string) =>
  stored<Zone>(key(name), {
    parse: (text) => (text !== null && (text === "utc" || isZone(text)) ? text : "local"),
    print: (value) => (value === "local" ? null : value),
  });

export const zone = zoneStored("zone");
/** What UTC is switched back to. */
export const homeZone = zoneStored("home-zone");

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // An offset such as `+02:00` is none: it knows no summer.
    return /^[A-Z]/i.test(name);
  } catch {
    return false;
  }
}

/** Between UTC and the other one that was chosen. */
export function otherZone(current: Zone): Zone {
  return current === "utc" ? homeZone.get() : "utc";
}

export function chooseZone(chosen: Zone) {
  if (chosen !== "utc") homeZone.set(chosen);
  zone.set(chosen);
}

/** Whether keys that are one letter act: people who dictate switch them off (WCAG 2.1.4). */
export const letterKeys = storedChoice<"on" | "off">(key("letter-keys"), ["on", "off"]);

/** The keys that commands have instead of their own, by the command's id; none is no key. */
export type ChangedKeys = Readonly<Record<string, readonly string[]>>;

export const changedKeys = stored<ChangedKeys>(key("keys"), {
  parse: readKeys,
  print: (value) => (Object.keys(value).length > 0 ? JSON.stringify(value) : null),
});

function readKeys(text: string | null): ChangedKeys {
  try {
    const read = JSON.parse(text ?? "{}") as Record<string, unknown> | null;
    const fit = Object.entries(read ?? {}).filter(
      (entry): entry is [string, string[]] =>
        Array.isArray(entry[1]) && entry[1].every((each) => typeof each === "string"),
    );
    return Object.fromEntries(fit);
  } catch {
    return {};
  }
}

export const rail = storedChoice<"narrow" | "wide">(key("rail"), ["narrow", "wide"]);

/** How long a grade can be taken back before it is sent. */
export const undoSeconds = storedChoice<"5" | "0" | "10" | "30">(key("grade-undo-seconds"), [
  ...(["5", "0", "10", "30"] as const),
]);
/** Whether a digit in a form of one field sends it at once. */
export const digitSends = storedChoice<"on" | "off">(key("grade-digit-sends"), ["on", "off"]);
/** Whether a grader sees how long they take. */
export const gradeTimer = storedChoice<"off" | "on">(key("grade-timer"), ["off", "on"]);

/** How high the rows of lists are: state/density.ts has it in pixels. */
export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];
export const density = storedChoice<Density>(key("density"), DENSITIES);

/** Keep the attributes that the style sheets go by at what is chosen, from now on. */
export function applyTheme() {
  const apply = () => {
    document.documentElement.dataset.theme = theme.get();
    document.documentElement.dataset.density = density.get();
  };
  theme.subscribe(apply);
  density.subscribe(apply);
  apply();
}

/** Whether changes come by push: paused for good where somebody paused them. */
export const isLive = storedChoice<"on" | "off">(key("live"), ["on", "off"]);
