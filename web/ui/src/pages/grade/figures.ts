/** The task's figures follow what this page takes and gives, and what others give: a moment later, at once for all. */
import { useEffect } from "react";
import { queries } from "@/api/queries";
import { type Session, inHand } from "./session";

const REST_MILLISECONDS = 500;
/** By task: what comes while one waits is told by it too, and does not put it off. */
const timers = new Map<string, ReturnType<typeof setTimeout>>();

export function renewFigures(taskId: string) {
  if (timers.has(taskId)) return;
  const renew = () => {
    timers.delete(taskId);
    void queries.invalidateQueries({ queryKey: ["grade", taskId] });
  };
  timers.set(taskId, setTimeout(renew, REST_MILLISECONDS));
}

/** What is leased is not waiting any more. */
export function useFigures(taskId: string, session: Session) {
  const leases = inHand(session)
    .map(({ leaseId }) => leaseId)
    .join();
  useEffect(() => {
    if (leases !== "") renewFigures(taskId);
  }, [taskId, leases]);
}
