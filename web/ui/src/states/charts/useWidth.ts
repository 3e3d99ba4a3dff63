/** How wide an element is, as it changes. */
import { type RefObject, useEffect, useState } from "react";

export function useWidth(of: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
