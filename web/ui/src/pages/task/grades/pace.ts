/** How long a queue takes at the pace of now, in words. */
import { shownCount } from "@/state/shown";
interface Of {
  left: number;
  lastHour: number;
  lastDay: number;
}

/** By the last hour where somebody is at work, else by the last day. */
export function paceWords({ left, lastHour, lastDay }: Of): string {
  if (left === 0) return "Nothing is left.";
  if (lastHour > 0)
    return `At the pace of the last hour what is left takes ${words(left / lastHour)}.`;
  if (lastDay === 0) return "Nobody grades now.";
  return `At the pace of the last 24 hours what is left takes ${words((24 * left) / lastDay)}.`;
}

function words(hours: number): string {
  if (hours < 1) return "less than an hour";
  const [count, unit] = hours < 48 ? [Math.round(hours), "hour"] : [Math.round(hours / 24), "day"];
  return `about ${shownCount(count)} ${unit}${count === 1 ? "" : "s"}`;
}
