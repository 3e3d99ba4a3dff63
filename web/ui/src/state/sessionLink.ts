import { printSearch } from "./search";

/** Where a session's page is, whatever its id: it is a stranger's text. */
export function sessionLink(id: string, at?: string): string {
  // Dots are no step up: what is between two slashes is one name.
  const name = encodeURIComponent(id).replace(/^\.{1,2}$/, (dots) => dots.replaceAll(".", "%2E"));
  return `#/sessions/${name}${printSearch({ at })}`;
}
