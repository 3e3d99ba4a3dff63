/** Files: rows as JSON lines, or as CSV that no spreadsheet runs; and JSON. */

export type Format = "jsonl" | "csv";

/** A cell that begins so is a formula to a spreadsheet, to some only once they have trimmed what is not seen. */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

export function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  // Where a list is separated by other signs, none of them begins a cell.
  return /[",;\t\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const TYPES = {
  json: "application/json",
  jsonl: "application/jsonl",
  csv: "text/csv;charset=utf-8",
};

/** Without it a spreadsheet takes UTF-8 for the letters of its own country. */
const BYTE_ORDER_MARK = "\uFEFF";

/** `completions-2026-11-28-093015.csv`, in UTC: of several one sees which is which. */
function fileName(name: string, format: string): string {
  if (format === "json") return `${name}.json`;
  const [day = "", time = ""] = new Date().toISOString().split("T");
  return `${name}-${day}-${time.slice(0, 8).replaceAll(":", "")}.${format}`;
}

/** Hand it to the browser; its address is good for as long as that takes. */
export function download(name: string, format: keyof typeof TYPES, parts: BlobPart[]) {
  const whole = format === "csv" ? [BYTE_ORDER_MARK, ...parts] : parts;
  const address = URL.createObjectURL(new Blob(whole, { type: TYPES[format] }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName(name, format);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
