/** The rows of the list as they were shown last, those that came live with them: `[` and `]` go along them. */
export interface Listed {
  rows: readonly { id: string }[];
  /** Nothing is left to load. */
  isWhole: boolean;
}

let last: Listed = { rows: [], isWhole: true };

export function keepListed(rows: Listed["rows"], isWhole: boolean): void {
  last = { rows, isWhole };
}

export function lastListed(): Listed {
  return last;
}
