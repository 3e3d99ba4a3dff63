/** Moments as an address has them: typed by people and scripts, who leave a digit out or count to the 31st. */

const MOMENT =
  /^((?:[+-]\d{2})?\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** In milliseconds; null for what is no moment: a day that its month has not, or a number alone. */
export function momentOf(text: string): number | null {
  const parts = MOMENT.exec(text);
  const at = Date.parse(text);
  if (!parts || Number.isNaN(at)) return null;
  // `Date` reads the 31st of February as the 3rd of March.
  const [year, month, day] = parts.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return day > last.getUTCDate() ? null : at;
}
