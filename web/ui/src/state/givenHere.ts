/** The ids of grades that were given in this tab: another tab's are that one's to take back. */
import { useSyncExternalStore } from "react";
import { idsOfTab } from "./idsOfTab";

const ids = idsOfTab("log10-gateway:given-here");

export const noteGivenHere = ids.note;
export const isGivenHere = ids.has;

/** Whether `isGivenHere` has its last word: what shows it is drawn again then. */
export function useKnowsGivenHere(): boolean {
  return useSyncExternalStore(onKnown, ids.isKnown);
}

function onKnown(listener: () => void) {
  void ids.known.then(listener);
  return () => undefined;
}
