/** The rows of the list as they were shown last, those that came live with them: `[` and `]` go along them. */
import { stored } from "./stored";

export interface Listed {
  rows: readonly { id: string }[];
  /** Nothing is left to load. */
  isWhole: boolean;
  /** What its address ends with: filter, range, order, columns. */
  search: string;
}

const NONE: Listed = { rows: [], isWhole: true, search: "" };
let last = NONE;

/** Of the call that is open, since the rows do not outlive the page: a line for its id, and one for the search. */
const cameFrom = stored<string>("log10-gateway:came-from", {
  parse: (text) => text ?? "",
  print: (value) => value || null,
  area: "tab",
});

export function keepListed(listed: Listed): void {
  last = listed;
}

export function lastListed(): Listed {
  return last;
}

/** A reload of this call's page still leads back to the list. */
export function keepCameFrom(id: string): void {
  cameFrom.set(`${id}\n${last.search}`);
}

/** Where the list is that the call was opened from; all calls, where it was opened from none. */
export function listAround(id: string): string {
  const [of, search = ""] = cameFrom.get().split("\n");
  const kept = of === id ? search : "";
  return `#/completions${last.rows.some((row) => row.id === id) ? last.search : kept}`;
}

/** Nothing of one token's organization outlives it. */
export function forgetListed(): void {
  last = NONE;
  cameFrom.set("");
}
