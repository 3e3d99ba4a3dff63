import { useEffect } from "react";
import { writtenOut } from "@/states/controls";

/** Name the page in the tab of the browser. */
export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${writtenOut(title)} · Log10 Gateway`;
  }, [title]);
}
