/** A time in the zone that is chosen; how long ago as a tooltip. */
import type { PointerEvent } from "react";
import { type Zone, zone } from "@/state/preferences";
import { useStored } from "@/state/stored";
import { relativeTime, shownTime } from "@/state/time";

export function Time({ at }: { at: string }) {
  return timeIn(useStored(zone), at);
}

/** The same without asking for the zone, where there are many. */
export function timeIn(zone: Zone, at: string) {
  return (
    <time dateTime={at} onPointerEnter={nameAge} onPointerLeave={forgetAge}>
      {shownTime(at, zone)}
    </time>
  );
}

/** When it is looked for, so that it is true then; and of no other time that the element shows later. */
function nameAge({ currentTarget }: PointerEvent<HTMLTimeElement>) {
  currentTarget.title = relativeTime(currentTarget.dateTime, Date.now());
}

function forgetAge({ currentTarget }: PointerEvent<HTMLTimeElement>) {
  currentTarget.removeAttribute("title");
}
