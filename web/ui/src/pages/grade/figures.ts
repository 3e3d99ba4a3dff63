/** The task's figures follow what this page takes and gives, and what others give: a moment later, at once for all. */
import { useEffect } from "react";
import { queries } from "@/api/queries";
import { type Session, inHand } from "./session";

const REST_MILLISECONDS = 500;
let timer: ReturnType<typeof setTimeout> | undefined;

export function renewFigures(taskId: string) {
  clearTimeout(timer);
  timer = setTimeout(
    () => void queries.invalidateQueries({ queryKey: ["grade", taskId] }),
    REST_MILLISECONDS,
  );
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
