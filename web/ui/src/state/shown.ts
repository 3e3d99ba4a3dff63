/** Numbers as people read them: grouped, and no longer than they need to be. */
const count = new Intl.NumberFormat("en");

/** `10,000+` where the gateway counted no further. */
export const shownCount = (of: number, isExact = true): string =>
  count.format(of) + (isExact ? "" : "+");

/** What a number is of, which may stand apart from it: `grade` of one, `grades` of others. */
export const nounOf = (of: number, what: string, isExact = true): string =>
  of === 1 && isExact ? what : `${what}s`;

/** `1 grade`, `2 grades`, `1+ grades`, `1,234 calls`. */
export const shownMany = (of: number, what: string, isExact = true): string =>
  `${shownCount(of, isExact)} ${nounOf(of, what, isExact)}`;

/** Its beginning, and a mark where there is more: the whole has to be a step away. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/** Dollars as the gateway writes them, which no number holds: cut for a table, whole in its title. */
export function shownCost(dollars: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(dollars);
  if (!parts) return `$${dollars}`;
  const [, sign = "", whole = "0", fraction = ""] = parts;
  const zeros = /^0*/.exec(fraction)?.[0].length ?? 0;
  // Two digits of cents, or the first two that say anything where it is less than one.
  const digits = whole === "0" ? zeros + 2 : 2;
  const kept = fraction.slice(0, digits).replace(/0+$/, "").padEnd(2, "0");
  return `${sign}$${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${kept}`;
}

const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
] as const;

/** `340 ms`, `1.23 s`, `12.3 s`, `4 min 10 s`, `3 d 4 h`: two units at the most. */
export function shownSpan(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 9_995) return `${(milliseconds / 1_000).toFixed(2)} s`;
  if (milliseconds < 59_950) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const whole = Math.round(milliseconds / 1_000) * 1_000;
  const at = UNITS.findIndex(([, size]) => whole >= size);
  const [unit, size] = UNITS[at] ?? ["s", 1_000];
  const next = UNITS[at + 1];
  const first = Math.floor(whole / size);
  const rest = next ? Math.floor((whole - first * size) / next[1]) : 0;
  return rest > 0 && next ? `${first} ${unit} ${rest} ${next[0]}` : `${first} ${unit}`;
}
