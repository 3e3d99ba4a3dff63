/** What failed, what it cost, and when to try again. */
import { Suspense, useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { useAgainOnReached } from "@/api/again";
import { asApiError } from "@/api/errors";
import type { CompletionFilter } from "@/gql/graphql";
import styles from "./states.module.css";
import { useElapsed } from "./useElapsed";
import { part } from "./part";

const ADVICE: Record<string, string> = {
  RATE_LIMITED: "This token asks more often than it may.",
  UNAVAILABLE: "The gateway cannot answer now: too much is waiting, or its database is away.",
  OFFLINE: "The gateway does not answer. It may be starting anew, or the network is away.",
  NO_ANSWER: "What stands between this page and the gateway has answered in its place.",
  BROKEN_OFF:
    "The network or the gateway has gone meanwhile, or the answer is larger than something between lets through.",
  TIMEOUT: "It took longer than an operation may. Conditions that no index serves take longest.",
  QUERY_TOO_COMPLEX:
    "It would read more than an operation may: a narrower filter, or fewer columns.",
  FORBIDDEN: "This token may not do that.",
};

const Scanning = part(() => import("./Scanning"), "Scanning");

interface Props {
  error: unknown;
  retry?: () => void;
  /** Of a list of completions: a TIMEOUT names its conditions that no index serves. */
  filter?: CompletionFilter | undefined;
}

export function Failure({ error, retry, filter }: Props) {
  const { code, message, cost, requestId, retryAfter } = asApiError(error);
  const byHand = useAgainOnReached(error, retry);
  return (
    <section className={styles.failure} role="alert">
      <h2>
        <span aria-hidden>✕ </span>
        {code}
      </h2>
      <p>{message}</p>
      {ADVICE[code] && <p>{ADVICE[code]}</p>}
      {code === "TIMEOUT" && filter && (
        <Suspense>
          <Scanning filter={filter} />
        </Suspense>
      )}
      <p className={styles.facts}>
        {cost !== undefined && `Cost ${cost} points. `}
        {requestId !== undefined && (
          <>
            Request <code>{requestId}</code>
          </>
        )}
      </p>
      {retry &&
        (retryAfter === undefined ? (
          <Button onPress={byHand}>Retry</Button>
        ) : (
          <Countdown seconds={retryAfter} {...{ retry, byHand }} key={requestId} />
        ))}
    </section>
  );
}

/** Tries again by itself at the end, once. */
function Countdown({
  seconds,
  retry,
  byHand,
}: Record<"retry" | "byHand", () => void> & { seconds: number }) {
  const left = Math.ceil(seconds - useElapsed(0.5));
  const hasTried = useRef(false);
  useEffect(() => {
    if (left > 0 || hasTried.current) return;
    hasTried.current = true;
    retry();
  }, [left, retry]);
  return (
    <Button onPress={byHand}>{left > 0 ? `Retry now (by itself in ${left} s)` : "Retry"}</Button>
  );
}
