/** Whether the first rows are there: what stands around them is loaded and asked for then. */
import { useIsFetching } from "@tanstack/react-query";
import { useEffect, useState } from "react";

const QUIET_MILLISECONDS = 50;

/** @param of What the rows are of: after another filter, it is waited for other rows. */
export function useAfterRows(of: unknown): boolean {
  const isAsking = useIsFetching({ queryKey: ["completions"] }) > 0;
  const [done, setDone] = useState<{ of: unknown } | null>(null);
  useEffect(() => {
    if (isAsking) return;
    const timer = setTimeout(() => setDone({ of }), QUIET_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isAsking, of]);
  return done !== null && done.of === of;
}
