/** How long a queue takes at the pace of now, in words. */
import { shownCount } from "@/state/shown";
interface Of {
  left: number;
  lastHour: number;
  lastDay: number;
}

/**
 * By the last hour where somebody is at work, else by the last day.
 *
 * @param perCall How many grades a call takes: of what is left each lacks one at least.
 */
export function paceWords({ left, lastHour, lastDay }: Of, perCall: number): string {
  if (left === 0) return "Nothing is left.";
  if (lastHour === 0 && lastDay === 0) return "Nobody grades now.";
  const [of, hours] =
    lastHour > 0 ? ["hour", left / lastHour] : ["24 hours", (24 * left) / lastDay];
  const least = perCall > 1 ? "at least " : "";
  return `At the pace of the last ${of} what is left takes ${least}${words(hours)}.`;
}

function words(hours: number): string {
  if (hours < 1) return "less than an hour";
  const [count, unit] = hours < 48 ? [Math.round(hours), "hour"] : [Math.round(hours / 24), "day"];
  return `about ${shownCount(count)} ${unit}${count === 1 ? "" : "s"}`;
}
