/** Why what is done in many requests waits, and until when. */
import type { Wait } from "@/state/patient";
import { useElapsed } from "./useElapsed";

const WHY: Record<string, string> = {
  RATE_LIMITED: "this token asks more often than it may",
  OFFLINE: "the gateway cannot be reached",
  NO_ANSWER: "a proxy answers instead of the gateway",
  BROKEN_OFF: "the answer has broken off",
};

/** It is said once: who hears it is not told each second of it. */
export function Waiting({ wait: { code, seconds } }: { wait: Wait }) {
  const left = Math.max(0, Math.ceil(seconds - useElapsed(0.5)));
  return (
    <>
      It waits: {WHY[code] ?? "the gateway has too much to do"}. It goes on by itself
      {code === "OFFLINE" ? " when there is an answer" : <span aria-hidden> in {left} s</span>}.
    </>
  );
}
