/** The ids of grades that were given in this tab: another tab's are that one's to take back. */
import { stored } from "./stored";

const MOST = 100;

const ids = stored<string>("log10-gateway:given-here", {
  parse: (text) => text ?? "",
  print: (value) => value || null,
  area: "tab",
});

export function noteGivenHere(id: string) {
  ids.set([...all().slice(1 - MOST), id].join(" "));
}

export function isGivenHere(id: string): boolean {
  return all().includes(id);
}

const all = () => ids.get().split(" ");
