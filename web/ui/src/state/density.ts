/** How high a row of a long list is, in pixels: the style sheets have it as `--row`. */
import { type Density, density } from "./preferences";
import { useStored } from "./stored";

const ROW: Record<Density, number> = { comfortable: 32, compact: 24 };

export function useRowHeight(): number {
  return ROW[useStored(density)];
}
