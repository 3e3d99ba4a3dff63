/** What was chosen in this browser, as a file for another one. The token is not in it. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { download } from "@/state/download";
import { PREFIX } from "@/state/preferences";
import { allStored, replaceStored } from "@/state/stored";
import styles from "./Settings.module.css";
import { readSettings, writeSettings } from "./transfer";

export function Transfer() {
  const [said, setSaid] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      const settings = readSettings(await file.text());
      replaceStored(PREFIX, settings);
      setSaid(`Taken: ${Object.keys(settings).length} settings.`);
    } catch (error) {
      setSaid(`Nothing was taken: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const save = () => download("log10-gateway-settings", "json", [writeSettings(allStored(PREFIX))]);
  return (
    <>
      <p>Theme, times, keys, columns and the like, as this browser keeps them. Never the token.</p>
      <Button onPress={save}>Export</Button>
      <p>
        <label className={styles.field}>
          Import, in place of what is set here
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => {
              void take(currentTarget.files?.[0]);
              currentTarget.value = "";
            }}
          />
        </label>
      </p>
      <p role="status">{said}</p>
    </>
  );
}
