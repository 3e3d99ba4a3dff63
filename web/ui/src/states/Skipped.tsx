/** Of a time that was typed and is none there, since clocks are put forward: what it is read as. */
import type { Zone } from "@/state/preferences";
import { fieldTime, instantOf, isSkipped, zoneName } from "@/state/time";

export function Skipped({ text, zone }: { text: string; zone: Zone }) {
  if (!isSkipped(text, zone)) return null;
  const plain = (of: string) => of.replace("T", " ");
  return (
    <p role="note">
      There is no {plain(text)} in {zoneName(zone)}, where clocks are put forward then: it is read
      as {plain(fieldTime(instantOf(text, zone), zone))}.
    </p>
  );
}
