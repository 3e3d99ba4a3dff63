/** What a tab's pages know of each other: ids that one has used, and the next takes for its own. */
import { stored } from "./stored";
import { type Tab, tab } from "./tab";

const MOST = 100;

export function idsOfTab(key: string, of: Tab = tab) {
  const ids = stored<readonly string[]>(key, {
    parse: read,
    print: (value) => (value.length === 0 ? null : JSON.stringify(value)),
    area: "tab",
  });
  const here = new Set<string>();
  let isKnown = false;
  const known = of.known.then(() => {
    // The others are those of the tab that this one is a copy of.
    if (!of.isSame()) ids.set(ids.get().filter((id) => here.has(id)));
    isKnown = true;
    here.clear();
  });
  return {
    note: (id: string) => {
      if (!isKnown) here.add(id);
      if (!ids.get().includes(id)) ids.set([...ids.get().slice(1 - MOST), id]);
    },
    /** Until it is known only what is this page's, or was before a reload. */
    has: (id: string) => (isKnown || of.isSame() || here.has(id)) && ids.get().includes(id),
    known,
    isKnown: () => isKnown,
  };
}

function read(text: string | null): string[] {
  try {
    const found: unknown = JSON.parse(text ?? "null");
    return Array.isArray(found) ? found.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}
