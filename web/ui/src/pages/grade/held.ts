/**
 * What this token holds already: in another tab, in a page that died and gave nothing back, or in
 * another browser. Pages of one browser tell each other what they have in hand.
 */
import { queryOptions } from "@tanstack/react-query";
import { change } from "@/api/change";
import { request } from "@/api/request";
import { ANSWER_MILLISECONDS, openChannel } from "@/state/channel";
import { idsOfTab } from "@/state/idsOfTab";
import { HELD, LEASE_SECONDS, RENEW, assign } from "./documents";

/** A page that was left gives its leases back at about the time at which it is loaded anew. */
const PAUSE_MILLISECONDS = 500;

const CHANNEL = "log10-gateway:grading";

interface Message {
  /** Absent where it is asked. */
  leaseIds?: readonly string[];
}

/** Tell other pages what is in hand here; returns what ends it. */
export function tellTabs(inHand: () => readonly string[]): () => void {
  const channel = openChannel(CHANNEL);
  if (!channel) return () => undefined;
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (!data.leaseIds) channel.postMessage({ leaseIds: inHand() } satisfies Message);
  };
  return () => channel.close();
}

async function leasesOfTabs(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const channel = openChannel(CHANNEL);
  if (!channel) return found;
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

/** What pages of this tab have had in hand, by the ids of the leases. */
export const heldHere = idsOfTab("log10-gateway:in-hand");

/**
 * Go on with what no page of this browser has in hand.
 *
 * @param completionId Of this call alone.
 */
export async function takeHeld(taskId: string, completionId?: string) {
  return renewed(await lost(taskId, completionId));
}

async function lost(taskId: string, completionId?: string): Promise<string[]> {
  return (await held(taskId))
    .filter((each) => !each.isOpen && (completionId ?? each.completionId) === each.completionId)
    .map(({ id }) => id);
}

async function renewed(ids: string[]) {
  if (ids.length === 0) return [];
  return (await change(RENEW, { ids, seconds: LEASE_SECONDS })).renewLease?.leases ?? [];
}

/**
 * Lease the call that a page begins with.
 *
 * @returns With no lease whether this token has it all the same: what another browser may have open is not taken
 *   from it unasked.
 */
export async function takeFirst(taskId: string, completionId: string) {
  const leases = await assign(taskId, 1, [completionId]);
  if (leases.length > 0) return { leases, isOwn: true };
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  const later = await assign(taskId, 1, [completionId]);
  if (later.length > 0) return { leases: later, isOwn: true };
  const own = await lost(taskId, completionId);
  // A page of this tab that died gave nothing back.
  return { leases: await renewed(own.filter(heldHere.has)), isOwn: own.length > 0 };
}
