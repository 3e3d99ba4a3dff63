import { useEffect, useState } from "react";

/** Seconds since the component was shown, looked at every `step` seconds. */
export function useElapsed(step: number): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setElapsed((performance.now() - began) / 1000), step * 1000);
    return () => clearInterval(timer);
  }, [step]);
  return elapsed;
}
