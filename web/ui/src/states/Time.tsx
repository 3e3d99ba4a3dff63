/** A time in the zone that is chosen; how long ago as a tooltip. */
import { zone } from "@/state/preferences";
import { useStored } from "@/state/stored";
import { relativeTime, shownTime } from "@/state/time";

export function Time({ at }: { at: string }) {
  const chosen = useStored(zone);
  return (
    <time
      dateTime={at}
      onPointerEnter={({ currentTarget }) => nameAge(currentTarget)}
      onPointerLeave={({ currentTarget }) => currentTarget.removeAttribute("title")}
    >
      {shownTime(at, chosen)}
    </time>
  );
}

/** When it is looked for, so that it is true then; and of no other time that the element shows later. */
function nameAge(element: HTMLTimeElement) {
  element.title = relativeTime(element.dateTime, Date.now());
}
