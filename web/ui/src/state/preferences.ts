/** What a person has chosen in this browser. Each has one key, below `log10-gateway:ui:`. */
import { storedChoice } from "./stored";

const key = (name: string) => `log10-gateway:ui:${name}`;

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const theme = storedChoice<Theme>(key("theme"), THEMES);

export const ZONES = ["local", "utc"] as const;
export type Zone = (typeof ZONES)[number];
export const zone = storedChoice<Zone>(key("zone"), ZONES);

/** Whether keys that are one letter act: people who dictate switch them off (WCAG 2.1.4). */
export const letterKeys = storedChoice<"on" | "off">(key("letter-keys"), ["on", "off"]);

export const rail = storedChoice<"narrow" | "wide">(key("rail"), ["narrow", "wide"]);

/** Keep the attribute that the style sheets go by at what is chosen, from now on. */
export function applyTheme() {
  const apply = () => {
    document.documentElement.dataset.theme = theme.get();
  };
  theme.subscribe(apply);
  apply();
}
