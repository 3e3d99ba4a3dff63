/** Export what is loaded or selected, or page through all that match; it can be ended at any time. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { completionCount } from "@/api/count";
import { type Format, download } from "@/state/download";
import { shownCount } from "@/state/shown";
import { ExportState } from "@/states/ExportState";
import { type What, usePages } from "../export/usePages";
import type { DialogProps } from "./Dialogs";
import { NotApplied } from "@/states/filter/NotApplied";
import styles from "./Rows.module.css";
import { fileOf } from "./export";

const WHAT: Record<What, string> = {
  columns: "The columns that are shown; of texts their beginning, as the list has it",
  whole: "All of each call: request, response, extra and stack, by their own digits",
};
const FORMATS: Record<Format, string> = { jsonl: "JSON lines", csv: "CSV" };

export function Export(props: DialogProps) {
  const { rows, columns, selection, filter, close } = props;
  const [format, setFormat] = useState<Format>("jsonl");
  const [what, setWhat] = useState<What>("columns");
  const pages = usePages(props, what, format);
  const matching = useQuery(completionCount(filter, rows.reading));
  const loaded = rows.rows.map(rows.current);
  const ids = selection === "all" ? [] : [...selection];
  const chosen = loaded.filter(({ id }) => ids.includes(id));
  const isOfColumns = what === "columns";
  const some = ids.length > 0 ? chosen : loaded;
  const isBusy = pages.read !== null;
  return (
    <>
      <NotApplied />
      <Choice legend="What" of={WHAT} value={what} set={setWhat} isDisabled={isBusy} />
      <Choice legend="Format" of={FORMATS} value={format} set={setFormat} isDisabled={isBusy} />
      {format === "csv" && <p>A cell that a spreadsheet would run begins with a quote.</p>}
      <ExportState of={pages} what="call" />
      <p className={styles.actions}>
        {(isOfColumns || ids.length > 0) && (
          <Button
            className="primary"
            isDisabled={isBusy}
            onPress={() => {
              if (!isOfColumns) {
                pages.begin(ids);
                return;
              }
              download("completions", format, fileOf(format, some, columns));
              pages.saved(some.length);
            }}
          >
            Save the {shownCount(isOfColumns ? some.length : ids.length)}{" "}
            {ids.length > 0 ? "selected" : "loaded"}
          </Button>
        )}
        {!(isOfColumns && rows.isWhole) && (
          <Button isDisabled={isBusy} onPress={() => pages.begin(null)}>
            Save all that match
            {matching.data &&
              `: ${shownCount(matching.data.totalCount, matching.data.totalCountIsExact)}`}
          </Button>
        )}
        <Button onPress={close}>Close</Button>
      </p>
    </>
  );
}

interface ChoiceProps<T extends string> {
  legend: string;
  of: Record<T, string>;
  value: T;
  set: (value: T) => void;
  isDisabled: boolean;
}

function Choice<T extends string>({ legend, of, value, set, isDisabled }: ChoiceProps<T>) {
  return (
    <fieldset className={styles.actions} disabled={isDisabled}>
      <legend>{legend}</legend>
      {(Object.entries(of) as [T, string][]).map(([each, words]) => (
        <label key={each} className={styles.choice}>
          <input type="radio" name={legend} checked={value === each} onChange={() => set(each)} />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
