/** Page through what is exported, beside what is shown of it, and hand over the file at the end. */
import { useEffect, useRef, useState } from "react";
import { type Format, download } from "@/state/download";
import { orderBy } from "@/state/order";
import { PageSize, readPages } from "@/state/patient";
import type { DialogProps } from "../rows/Dialogs";
import { wantedBy } from "../rows/columns";
import { fileOf } from "../rows/export";
import { PAGE_ROWS, type Row, askPage } from "../rows/list";
import { batches } from "../rows/tagging";
import { type Read, readWhole } from "./whole";

export type What = "columns" | "whole";

type Of = Pick<DialogProps, "filter" | "order" | "columns">;

interface Told {
  signal: AbortSignal;
  progress: (read: Read) => void;
}

export function usePages(of: Of, what: What, format: Format) {
  const [read, setRead] = useState<Read | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  /** @param ids Those that are selected; null for all that match. */
  const begin = (ids: readonly string[] | null) => {
    const controller = new AbortController();
    const { signal } = controller;
    abort.current = controller;
    setError(null);
    setRead({ count: 0, bytes: 0 });
    const told = { signal, progress: setRead };
    const filters = ids === null ? [of.filter] : batches(ids).map((some) => ({ id: { in: some } }));
    const file =
      what === "whole"
        ? readWhole({ filters, orderBy: orderBy(of.order), format }, told)
        : readColumns(of, format, told);
    file
      .then((parts) => {
        if (!signal.aborted) download("completions", format, parts);
      })
      .catch((thrown: unknown) => {
        if (!signal.aborted) setError(thrown);
      })
      .finally(() => setRead(null));
  };
  return { read, error, begin, cancel: () => abort.current?.abort() };
}

async function readColumns(
  { filter, order, columns }: Of,
  format: Format,
  { signal, progress }: Told,
): Promise<BlobPart[]> {
  const wanted = wantedBy(columns.map(({ id }) => id));
  const asked = { filter, orderBy: orderBy(order), wanted };
  const parts: BlobPart[] = fileOf(format, [], columns);
  let read = 0;
  const ask = async (first: number, after: string | null) => {
    const { nodes, pageInfo } = await askPage(asked, after, signal, first);
    return { nodes, count: nodes.length, bytes: 0, ...pageInfo };
  };
  const take = ({ nodes, count }: { nodes: Row[]; count: number }) => {
    // The names stand once, above all.
    parts.push(new Blob(fileOf(format, nodes, columns).slice(1)));
    read += count;
    progress({ count: read, bytes: 0 });
  };
  await readPages({ ask, size: new PageSize(PAGE_ROWS, PAGE_ROWS), take }, signal);
  return parts;
}
