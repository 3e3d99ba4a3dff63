/**
 * What is typed and not saved: it outlives a reload, and nothing of it outlives the token.
 *
 * A token of one tab has its drafts in that tab's storage.
 */
import { type Area, type Stored, forgetStored, stored } from "./stored";
import { token } from "./token";

const PREFIX = "log10-gateway:draft:";

/** @param name Of what it is, such as `task:new`. Null where there is none. */
export function draftOf<T extends object>(name: string): Stored<T | null> {
  return stored<T | null>(PREFIX + name, {
    parse: (text) => read(text) as T | null,
    print: (value) => (value === null ? null : JSON.stringify(value)),
    area: token.isOfTab() ? "tab" : "browser",
  });
}

/** Nothing is said of its form: whoever reads one takes what fits. */
function read(text: string | null): object | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/** @param area Of the token that has ended: another one's are in the other. */
export function forgetDrafts(area: Area) {
  forgetStored(PREFIX, area);
}
