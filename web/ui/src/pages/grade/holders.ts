/** Who holds what is left of a queue, and until when. */
import { keyName } from "@/state/grades";
import { LEASE_SECONDS, type Task } from "./documents";

type Grader = NonNullable<Task["progress"]>["graders"][number];

export interface Holder {
  key: string;
  name: string;
  leased: number;
  /** In milliseconds since 1970. */
  until: number;
}

/** Those who hold something, beside the token that asks: who is done first comes first. */
export function holdersOf(all: readonly Grader[], tokenId: string | undefined): Holder[] {
  const own = `token:${tokenId ?? ""}`;
  return all
    .filter(({ grader, leased }) => leased > 0 && grader !== own)
    .map(({ grader, tokenName, leased, leasedUntil }) => ({
      ...{ key: grader, name: tokenName ?? keyName(grader), leased },
      until: Date.parse(leasedUntil ?? ""),
    }))
    .sort((one, other) => one.until - other.until);
}

/** A page that lives renews four times within a lease, and may be late by some. */
const LATE_SECONDS = (LEASE_SECONDS * 3) / 4 - 90;

/** What may be said of when it is free again. */
export function freeAgain({ until }: Pick<Holder, "until">, now: number): string {
  const seconds = (until - now) / 1000;
  if (seconds <= 0) return "free again any moment, unless it was renewed";
  const minutes = Math.ceil(seconds / 60);
  if (seconds > LATE_SECONDS) return "unless that is renewed";
  return `not renewed for a while: the page may be gone. Free again in about ${minutes} min`;
}
