/** How long it took, as people read it; with every digit in its title. */
import { shownSpan } from "@/state/shown";

export function Duration({ seconds }: { seconds: number | null }) {
  if (seconds === null) return "–";
  return <span title={`${seconds} s`}>{shownSpan(seconds * 1000)}</span>;
}
