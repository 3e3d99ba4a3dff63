/** The ids of grades that were given in this tab: another tab's are that one's to take back. */
import { idsOfTab } from "./idsOfTab";

const ids = idsOfTab("log10-gateway:given-here");

export const noteGivenHere = ids.note;
export const isGivenHere = ids.has;
