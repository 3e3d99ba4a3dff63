/** Export what is loaded, or page through all that match; it can be ended at any time. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { Failure } from "@/states/Failure";
import { type Format, download } from "@/state/download";
import { orderBy } from "@/state/order";
import { shownCount } from "@/state/shown";
import { usePages } from "@/state/usePages";
import type { DialogProps } from "./Dialogs";
import styles from "./Rows.module.css";
import { wantedBy } from "./columns";
import { fileOf } from "./export";
import { MOST_ROWS, type Row, askPage } from "./list";
import { isSelected } from "./selection";

export function Export(props: DialogProps) {
  const { rows, columns, selection, close } = props;
  const [format, setFormat] = useState<Format>("jsonl");
  const save = (all: Row[]) => download("completions", format, fileOf(format, all, columns));
  const pages = usePages((after, signal) => askPage(asked(props), after, signal), MOST_ROWS, save);
  const loaded = rows.rows.map(rows.current);
  const chosen = loaded.filter(({ id }) => isSelected(selection, id));
  const some = chosen.length > 0 ? chosen : loaded;
  return (
    <>
      <p>
        The columns that are shown, of prompt and output as much as the list has. In CSV a cell that
        a spreadsheet would run begins with a quote.
      </p>
      <fieldset className={styles.actions}>
        <legend>Format</legend>
        {(["jsonl", "csv"] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="format"
              checked={format === each}
              onChange={() => setFormat(each)}
            />
            {each === "jsonl" ? "JSON lines" : "CSV"}
          </label>
        ))}
      </fieldset>
      {pages.error !== null && <Failure error={pages.error} />}
      {pages.count !== null && (
        <p role="status">
          {shownCount(pages.count)} read … <Button onPress={pages.cancel}>End it</Button>
        </p>
      )}
      <p className={styles.actions}>
        <Button className="primary" onPress={() => save(some)}>
          {chosen.length > 0 ? "Selected" : "Loaded"}: {shownCount(some.length)}
        </Button>
        {!rows.isWhole && (
          <Button isDisabled={pages.count !== null} onPress={pages.begin}>
            All that match, up to {shownCount(MOST_ROWS)}
          </Button>
        )}
        <Button onPress={close}>Close</Button>
      </p>
    </>
  );
}

function asked({ filter, order, columns }: DialogProps) {
  return { filter, orderBy: orderBy(order), wanted: wantedBy(columns.map(({ id }) => id)) };
}
