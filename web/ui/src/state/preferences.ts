/** What a person has chosen in this browser. Each has one key, below `log10-gateway:ui:`. */
import { stored, storedChoice } from "./stored";

/** All keys of preferences begin with it, and no others: they are what settings export. */
export const PREFIX = "log10-gateway:ui:";
const key = (name: string) => PREFIX + name;

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const theme = storedChoice<Theme>(key("theme"), THEMES);

export const ZONES = ["local", "utc"] as const;
export type Zone = (typeof ZONES)[number];
export const zone = storedChoice<Zone>(key("zone"), ZONES);

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

/** Keep the attribute that the style sheets go by at what is chosen, from now on. */
export function applyTheme() {
  const apply = () => {
    document.documentElement.dataset.theme = theme.get();
  };
  theme.subscribe(apply);
  apply();
}

/** Whether changes come by push: paused for good where somebody paused them. */
export const isLive = storedChoice<"on" | "off">(key("live"), ["on", "off"]);
