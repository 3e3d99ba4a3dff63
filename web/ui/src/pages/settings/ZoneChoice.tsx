/** The zone of all times: where one is, UTC, or any place of the world, found by its name. */
import { useId, useState } from "react";
import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { chooseZone, homeZone, isZone, zone } from "@/state/preferences";
import { useStored } from "@/state/stored";
import { shownTime, zoneName } from "@/state/time";
import styles from "./Settings.module.css";

const OTHER = "other";

export function ZoneChoice() {
  const chosen = useStored(zone);
  const home = useStored(homeZone);
  const isOther = chosen !== "local" && chosen !== "utc";
  const [isAsked, setAsked] = useState(false);
  const value = isOther || isAsked ? OTHER : chosen;
  const choose = (next: string) => {
    setAsked(next === OTHER);
    if (next !== OTHER) chooseZone(next);
    else if (home !== "local") chooseZone(home);
  };
  return (
    <>
      <RadioGroup className={styles.choice ?? ""} value={value} onChange={choose}>
        <Label>Times</Label>
        <RadioField value="local">
          <RadioButton className={styles.radio ?? ""}>Where I am ({zoneName("local")})</RadioButton>
        </RadioField>
        <RadioField value="utc">
          <RadioButton className={styles.radio ?? ""}>UTC</RadioButton>
        </RadioField>
        <RadioField value={OTHER}>
          <RadioButton className={styles.radio ?? ""}>
            Another zone{isOther && ` (${chosen})`}
          </RadioButton>
        </RadioField>
      </RadioGroup>
      {value === OTHER && <Place chosen={isOther ? chosen : ""} />}
    </>
  );
}

/** The browser offers what has the letters that are typed, wherever they stand. */
function Place({ chosen }: { chosen: string }) {
  const [typed, setTyped] = useState(chosen);
  const [list, note] = [useId(), useId()];
  const name = ZONES.find((each) => each.toLowerCase() === typed.trim().toLowerCase()) ?? typed;
  const isKnown = isZone(name);
  const take = (text: string) => {
    setTyped(text);
    const found = ZONES.find((each) => each.toLowerCase() === text.trim().toLowerCase()) ?? text;
    if (isZone(found)) chooseZone(found);
  };
  return (
    <p>
      <label className={styles.field}>
        Zone, by its name
        <input
          list={list}
          value={typed}
          placeholder="Asia/Tokyo"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={note}
          aria-invalid={typed !== "" && !isKnown}
          onChange={({ currentTarget }) => take(currentTarget.value)}
        />
      </label>
      <datalist id={list}>
        {ZONES.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <small id={note}>
        {isKnown
          ? `It is ${shownTime(new Date().toISOString(), name)} there.`
          : "No zone has this name: it is a continent and a city, as Europe/Berlin."}
      </small>
    </p>
  );
}

/** Of browsers that cannot name them all, what is typed is still taken. */
const ZONES: readonly string[] =
  "supportedValuesOf" in Intl ? Intl.supportedValuesOf("timeZone") : [];
