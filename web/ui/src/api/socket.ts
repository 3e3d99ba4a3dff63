/** Subscriptions: one WebSocket for the page, opened by the first, closed some seconds after the last. */
import { type Client, createClient } from "graphql-ws";
import { useSyncExternalStore } from "react";
import type { TypedDocumentString } from "@/gql/graphql";
import { refusal, token } from "@/state/token";
import { SOCKET_URL } from "./address";
import { noteAsked, openPage } from "./asked";
import { ApiError, asApiError, type GraphQLErrorJson } from "./errors";

/** What the top bar says: off while nothing subscribes. */
export type LiveState = "off" | "connecting" | "live" | "broken";

const REFUSED = 4403;
const SLOWEST_RETRY_SECONDS = 30;
/** Another filter ends one subscription and begins another once its rows are there. */
const KEPT_MILLISECONDS = 3000;

let state: LiveState = "off";
let since: string | null = null;
const listeners = new Set<() => void>();

function become(next: LiveState) {
  state = next;
  if (next === "broken") since ??= new Date().toISOString();
  // While it is connecting anew nothing more is known.
  else if (next !== "connecting") since = null;
  listeners.forEach((listener) => listener());
}

/** Since when the connection is broken; null while it is not. */
export function brokenSince(): string | null {
  return since;
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

let client: Client | undefined;
let clientsToken = "";

function current(): Client {
  const used = token.get();
  if (client && clientsToken === used) return client;
  void client?.dispose();
  clientsToken = used;
  client = createClient({
    url: SOCKET_URL,
    lazy: true,
    lazyCloseTimeout: KEPT_MILLISECONDS,
    connectionParams: { "X-Log10-Token": used },
    retryAttempts: Infinity,
    retryWait: async (retries) => {
      const seconds = Math.min(2 ** retries, SLOWEST_RETRY_SECONDS) * (0.5 + Math.random() / 2);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    },
    shouldRetry: (event) => !(event instanceof CloseEvent && event.code === REFUSED),
    on: {
      connecting: () => become("connecting"),
      connected: () => become("live"),
      closed: (event) => {
        const { code, reason } = event as CloseEvent;
        if (code === REFUSED) refusal.set({ token: used, message: reason });
        become(code === 1000 ? "off" : "broken");
      },
    },
  });
  return client;
}

export interface Listener<T> {
  next: (data: T) => void;
  /** The subscription is over: the gateway refused or ended it. */
  failed: (error: ApiError) => void;
}

/**
 * Subscribe, over breaks of the connection too.
 *
 * @param variables Asked for at each connection: give the cursor of the last event as `after`, and
 *   none is lost or doubled.
 * @returns What ends it.
 */
export function subscribe<T, V extends Record<string, unknown>>(
  document: TypedDocumentString<T, V>,
  variables: () => V,
  { next, failed }: Listener<T>,
): () => void {
  const query = document.toString();
  noteAsked(
    { text: query, variables: variables(), cost: undefined, milliseconds: undefined },
    openPage(),
  );
  const payload = {
    query,
    // graphql-ws writes the payload anew for each connection.
    get variables() {
      return variables();
    },
  };
  const client = current();
  const used = clientsToken;
  const end = (error: ApiError) => {
    // A token that is revoked ends the streams first: what is on the screen goes with it, as where
    // a request is refused.
    if (error.code === "UNAUTHENTICATED") refusal.set({ token: used, message: error.message });
    failed(error);
  };
  return client.subscribe<T>(payload, {
    next: ({ data, errors }) => {
      if (data) next(data);
      else if (errors?.[0]) end(ApiError.of(errors[0] as GraphQLErrorJson));
    },
    error: (thrown) =>
      end(Array.isArray(thrown) ? ApiError.of(thrown[0] as GraphQLErrorJson) : asApiError(thrown)),
    complete: () => undefined,
  });
}
