/** Rows as a file: JSON lines, or CSV that no spreadsheet runs. */
import type { Row } from "./list";
import type { Column } from "./columns";

export type Format = "jsonl" | "csv";

/** A cell that begins so is a formula to a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

export function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function headOf(format: Format, columns: readonly Column[]): string {
  if (format === "jsonl") return "";
  return `${["id", ...columns.map(({ id }) => id)].map(csvCell).join(",")}\r\n`;
}

export function lineOf(format: Format, row: Row, columns: readonly Column[]): string {
  if (format === "jsonl") return `${JSON.stringify(row)}\n`;
  const cells = columns.map((column) => column.texts(row).join(", "));
  return `${[row.id, ...cells].map(csvCell).join(",")}\r\n`;
}

export function fileOf(format: Format, rows: readonly Row[], columns: readonly Column[]): string[] {
  const own = columns.filter(({ id }) => id !== "id");
  return [headOf(format, own), ...rows.map((row) => lineOf(format, row, own))];
}

const TYPES = { jsonl: "application/jsonl", csv: "text/csv;charset=utf-8" };

/** Hand it to the browser; its address is good for as long as that takes. */
export function download(format: Format, parts: string[]) {
  const address = URL.createObjectURL(new Blob(parts, { type: TYPES[format] }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `completions.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
