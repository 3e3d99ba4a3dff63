import { THEMES, ZONES, theme, zone } from "@/state/preferences";
import { zoneName } from "@/state/time";
import { Choice } from "./Choice";

export function Appearance() {
  const themes = { auto: "As the system", light: "Light", dark: "Dark" };
  const zones = { local: `Where I am (${zoneName("local")})`, utc: "UTC" };
  return (
    <>
      <Choice label="Theme" of={theme} choices={THEMES.map((each) => [each, themes[each]])} />
      <Choice label="Times" of={zone} choices={ZONES.map((each) => [each, zones[each]])} />
    </>
  );
}
