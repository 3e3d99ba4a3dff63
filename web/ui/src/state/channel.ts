/** What pages of one browser tell each other. */

/** Pages that live answer within this; what sleeps does not. */
export const ANSWER_MILLISECONDS = 300;

/** Null where the browser's settings forbid what pages share: then no other page is known. */
export function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
