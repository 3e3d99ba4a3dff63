/** Of thousands of calls only those in sight are elements; the page itself is what scrolls. */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

export interface WindowHandle {
  /** Bring it into sight, and give it the browser's focus. */
  go: (index: number) => void;
}

interface Options {
  handle: RefObject<WindowHandle | null>;
  beginRef: RefObject<number | null>;
  count: number;
  estimate: (index: number) => number;
  keyOf: (index: number) => string;
  overscan: number;
  /** Of what sticks above the calls. */
  above: number;
}

export function useWindow({ handle, beginRef, count, estimate, keyOf, overscan, above }: Options) {
  const list = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  // What stands above it may grow, such as when more tags are shown.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- it settles: only another place is set
  useLayoutEffect(() => {
    const main = document.getElementById("main");
    if (!main || !list.current) return;
    const top = list.current.getBoundingClientRect().top - main.getBoundingClientRect().top;
    const next = Math.round(top + main.scrollTop);
    if (Math.abs(next - margin) > 1) setMargin(next);
  });
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler of React runs here
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => document.getElementById("main"),
    estimateSize: estimate,
    getItemKey: keyOf,
    overscan,
    scrollMargin: margin,
    scrollPaddingStart: above,
  });
  const wanted = useRef(-1);
  const go = useCallback(
    (index: number) => {
      wanted.current = index;
      virtual.scrollToIndex(index, { align: "start" });
      // Its element comes within a few frames, as those above it are measured; another key may come before.
      const look = (tries: number) => {
        const element = list.current?.querySelector<HTMLElement>(`[data-call="${index}"]`);
        if (element) element.focus({ preventScroll: true });
        else if (tries > 0 && wanted.current === index)
          requestAnimationFrame(() => look(tries - 1));
      };
      requestAnimationFrame(() => look(30));
    },
    [virtual],
  );
  useImperativeHandle(handle, () => ({ go }), [go]);
  useEffect(() => {
    const to = beginRef.current;
    beginRef.current = null;
    if (to !== null) go(to);
  }, [beginRef, go]);
  return { list, virtual, margin };
}
