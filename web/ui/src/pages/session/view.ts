/** What both ways to look at a session take. */
import type { RefObject } from "react";
import type { Call } from "./documents";
import type { WindowHandle } from "./useWindow";

/** The bar that sticks above the calls. */
export const TOOLS_PIXELS = 52;

/** The call that the keys are for. */
export interface Place {
  index: number;
  /** It has the browser's focus. */
  note: (index: number) => void;
}

export interface ViewProps {
  calls: readonly Call[];
  handle: RefObject<WindowHandle | null>;
  place: Place;
  /** Where a view begins that was not there yet. */
  beginRef: RefObject<number | null>;
  gone: ReadonlySet<string>;
  marked: string | null;
  mark: (call: Call) => void;
  unfolded: ReadonlySet<string>;
  setUnfolded: (id: string, isUnfolded: boolean) => void;
}
