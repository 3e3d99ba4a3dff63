/** Rows as a file: JSON lines, or CSV that no spreadsheet runs. */
import { type Format, csvCell } from "@/state/download";
import type { Column } from "./columns";
import type { Row } from "./list";

const ofFile = (columns: readonly Column[]) =>
  columns.flatMap((column) => (column.beside ? [column, column.beside] : [column]));

export function headOf(format: Format, columns: readonly Column[]): string {
  if (format === "jsonl") return "";
  return `${["id", ...ofFile(columns).map(({ id }) => id)].map(csvCell).join(",")}\r\n`;
}

export function lineOf(format: Format, row: Row, columns: readonly Column[]): string {
  if (format === "jsonl") return `${JSON.stringify(row)}\n`;
  const cells = ofFile(columns).map((column) => column.texts(row).join(", "));
  return `${[row.id, ...cells].map(csvCell).join(",")}\r\n`;
}

export function fileOf(format: Format, rows: readonly Row[], columns: readonly Column[]): string[] {
  const own = columns.filter(({ id }) => id !== "id");
  return [headOf(format, own), ...rows.map((row) => lineOf(format, row, own))];
}
