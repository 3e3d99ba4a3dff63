/** What a tab's pages know of each other: ids that one has used, and the next, after a reload, takes for its own. */
import { stored } from "./stored";

const MOST = 100;

export function idsOfTab(key: string) {
  const ids = stored<readonly string[]>(key, {
    parse: read,
    print: (value) => (value.length === 0 ? null : JSON.stringify(value)),
    area: "tab",
  });
  if (!isReloaded()) ids.set([]);
  return {
    note: (id: string) => {
      if (!ids.get().includes(id)) ids.set([...ids.get().slice(1 - MOST), id]);
    },
    has: (id: string) => ids.get().includes(id),
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

/** "Duplicate tab" copies the storage of a tab that is still open: such a page is loaded, too, but not again. */
function isReloaded(): boolean {
  return performance
    .getEntriesByType("navigation")
    .some((entry) => "type" in entry && entry.type === "reload");
}
