import { DENSITIES, THEMES, density, theme } from "@/state/preferences";
import { Choice } from "./Choice";
import { ZoneChoice } from "./ZoneChoice";

export function Appearance() {
  const themes = { auto: "As the system", light: "Light", dark: "Dark" };
  const rows = { comfortable: "Comfortable", compact: "Compact" };
  return (
    <>
      <Choice label="Theme" of={theme} choices={THEMES.map((each) => [each, themes[each]])} />
      <ZoneChoice />
      <Choice
        label="Rows of lists"
        of={density}
        choices={DENSITIES.map((each) => [each, rows[each]])}
      />
    </>
  );
}
