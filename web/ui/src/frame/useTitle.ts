import { useEffect } from "react";

/** Name the page in the tab of the browser. */
export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Log10 Gateway`;
  }, [title]);
}
