/** Page through what is exported, beside what is shown of it, and hand over the file at the end. */
import { type Format, download } from "@/state/download";
import { orderBy } from "@/state/order";
import { type Export, type Job, readRows, useExport } from "@/state/useExport";
import type { DialogProps } from "../rows/Dialogs";
import { wantedBy } from "../rows/columns";
import { fileOf } from "../rows/export";
import { PAGE_ROWS, askPage } from "../rows/list";
import { batches } from "../rows/tagging";
import { readWhole } from "./whole";

export type What = "columns" | "whole";

type Of = Pick<DialogProps, "filter" | "order" | "columns">;

export interface Pages extends Omit<Export, "begin"> {
  /** @param ids Those that are selected; null for all that match. */
  begin: (ids: readonly string[] | null) => void;
}

export function usePages(of: Of, what: What, format: Format): Pages {
  const { begin, ...state } = useExport();
  return {
    ...state,
    begin: (ids) => begin(what === "whole" ? wholeOf(of, ids, format) : columnsOf(of, format)),
  };
}

function wholeOf({ filter, order }: Of, ids: readonly string[] | null, format: Format): Job {
  const filters = ids === null ? [filter] : batches(ids).map((some) => ({ id: { in: some } }));
  const parts: BlobPart[] = [];
  return {
    read: (told) => readWhole({ filters, orderBy: orderBy(order), format, parts }, told),
    save: () => download("completions", format, parts),
  };
}

function columnsOf({ filter, order, columns }: Of, format: Format): Job {
  const wanted = wantedBy(columns.map(({ id }) => id));
  const asked = { filter, orderBy: orderBy(order), wanted };
  const parts: BlobPart[] = fileOf(format, [], columns);
  return {
    read: (told) =>
      readRows(
        {
          ask: (after, signal, first) => askPage(asked, after, signal, first),
          pageRows: PAGE_ROWS,
          // The names stand once, above all.
          take: (rows) => parts.push(new Blob(fileOf(format, rows, columns).slice(1))),
        },
        told,
      ),
    save: () => download("completions", format, parts),
  };
}
