/** Where one is in a list, as its rows become cards or of another height: the first row in sight stays so. */
import { type RefObject, useLayoutEffect, useRef } from "react";

/** @param measure Told that each row is `size` pixels high now. */
export function useSteadyRows(
  box: RefObject<HTMLElement | null>,
  size: number,
  measure: () => void,
) {
  const known = useRef(size);
  const latest = useRef(measure);
  useLayoutEffect(() => {
    latest.current = measure;
  });
  useLayoutEffect(() => {
    const element = box.current;
    const before = known.current;
    known.current = size;
    const first = Math.floor((element?.scrollTop ?? 0) / before);
    latest.current();
    if (!element || before === size) return;
    // The height that it scrolls in comes with the next frame, as its rows do.
    const frame = requestAnimationFrame(() => {
      element.scrollTop = first * size;
    });
    return () => cancelAnimationFrame(frame);
  }, [box, size]);
}
