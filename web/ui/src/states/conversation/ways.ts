/** How turns are shown: what was last chosen for a role is kept in this browser. */
import { stored } from "@/state/stored";

export const WAYS = ["text", "markdown", "json"] as const;
export type Way = (typeof WAYS)[number];

export const WAY_NAMES: Record<Way, string> = { text: "Text", markdown: "Markdown", json: "JSON" };

type ByRole = Readonly<Record<string, Way>>;

export const chosenWays = stored<ByRole>("log10-gateway:ui:turns-as", {
  parse(text) {
    try {
      const read: unknown = JSON.parse(text ?? "{}");
      if (typeof read !== "object" || read === null) return {};
      const all = Object.entries(read).flatMap(([role, way]) => {
        const known = WAYS.find((each) => each === way);
        return known ? [[role, known] as const] : [];
      });
      return Object.fromEntries(all);
    } catch {
      return {};
    }
  },
  print: (ways) => (Object.keys(ways).length === 0 ? null : JSON.stringify(ways)),
});

const SPEAKERS = ["system", "developer", "user", "assistant", "tool"];

/** Roles that are none of the usual are kept as one: they are the text of strangers. */
const kept = (role: string) => (SPEAKERS.includes(role) ? role : "other");

export function wayOf(role: string, ways: ByRole): Way {
  return ways[kept(role)] ?? (role === "assistant" || role === "model" ? "markdown" : "text");
}

export function keepWay(role: string, way: Way) {
  chosenWays.set({ ...chosenWays.get(), [kept(role)]: way });
}

export function nextWay(way: Way): Way {
  return WAYS[(WAYS.indexOf(way) + 1) % WAYS.length] ?? "text";
}
