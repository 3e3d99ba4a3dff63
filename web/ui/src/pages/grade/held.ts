/**
 * What this token holds already: in another tab, in a page that died and gave nothing back, or in
 * another browser. Pages of one browser tell each other what they have in hand.
 */
import { queryOptions } from "@tanstack/react-query";
import { change } from "@/api/change";
import { request } from "@/api/request";
import { HELD, LEASE_SECONDS, RENEW } from "./documents";

const CHANNEL = "log10-gateway:grading";
/** Pages that live answer within this; what sleeps does not. */
const ANSWER_MILLISECONDS = 300;

interface Message {
  /** Absent where it is asked. */
  leaseIds?: readonly string[];
}

/** Tell other pages what is in hand here; returns what ends it. */
export function tellTabs(inHand: () => readonly string[]): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (!data.leaseIds) channel.postMessage({ leaseIds: inHand() } satisfies Message);
  };
  return () => channel.close();
}

async function leasesOfTabs(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) =>
    data.leaseIds?.forEach((id) => found.add(id));
  channel.postMessage({} satisfies Message);
  await new Promise((resolve) => setTimeout(resolve, ANSWER_MILLISECONDS));
  channel.close();
  return found;
}

async function held(id: string, signal?: AbortSignal) {
  const asked = request(HELD, { id }, signal ? { signal } : {});
  const [{ data, errors }, open] = await Promise.all([asked, leasesOfTabs()]);
  const leases = data.feedbackTask?.viewerLeases;
  if (!leases) throw errors[0] ?? new Error("the leases are missing");
  return leases.map((each) => ({ ...each, isOpen: open.has(each.id) }));
}

export const heldQuery = (id: string) =>
  queryOptions({
    queryKey: ["grade", id, "held"],
    queryFn: ({ signal }) => held(id, signal),
    staleTime: 0,
  });

/**
 * Go on with what no page of this browser has in hand.
 *
 * @param completionId Of this call alone.
 */
export async function takeHeld(taskId: string, completionId?: string) {
  const ids = (await held(taskId))
    .filter((each) => !each.isOpen && (completionId ?? each.completionId) === each.completionId)
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  return (await change(RENEW, { ids, seconds: LEASE_SECONDS })).renewLease?.leases ?? [];
}
