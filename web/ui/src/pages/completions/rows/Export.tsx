/** Export what is loaded, or page through all that match; it can be ended at any time. */
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { Failure } from "@/states/Failure";
import { type Format, download } from "@/state/download";
import { orderBy } from "@/state/order";
import { shownCount } from "@/state/shown";
import type { DialogProps } from "./Dialogs";
import styles from "./Rows.module.css";
import { wantedBy } from "./columns";
import { fileOf } from "./export";
import { MOST_ROWS, type Row, askPage } from "./list";
import { isSelected } from "./selection";

export function Export(props: DialogProps) {
  const { rows, columns, selection, close } = props;
  const [format, setFormat] = useState<Format>("jsonl");
  const pages = usePages(props, (all) =>
    download("completions", format, fileOf(format, all, columns)),
  );
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
        <Button
          className="primary"
          onPress={() => download("completions", format, fileOf(format, some, columns))}
        >
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

/** Page through the list beside what is shown of it. */
function usePages({ filter, order, columns }: DialogProps, done: (rows: Row[]) => void) {
  const [count, setCount] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const read = async (signal: AbortSignal) => {
    const asked = {
      filter,
      orderBy: orderBy(order),
      wanted: wantedBy(columns.map(({ id }) => id)),
    };
    const all: Row[] = [];
    for (let after: string | null = null, isMore = true; isMore && all.length < MOST_ROWS;) {
      const { nodes, pageInfo } = await askPage(asked, after, signal);
      all.push(...nodes);
      setCount(all.length);
      after = pageInfo.endCursor;
      isMore = pageInfo.hasNextPage;
    }
    done(all);
  };
  const begin = () => {
    const controller = new AbortController();
    abort.current = controller;
    setError(null);
    setCount(0);
    read(controller.signal)
      .catch((thrown: unknown) => {
        if (!controller.signal.aborted) setError(thrown);
      })
      .finally(() => setCount(null));
  };
  return { count, error, begin, cancel: () => abort.current?.abort() };
}
