/** Subscriptions: one WebSocket for the page, opened by the first, closed some seconds after the last. */
import { type Client, createClient } from "graphql-ws";
import { useSyncExternalStore } from "react";
import type { TypedDocumentString } from "@/gql/graphql";
import { refusal, token } from "@/state/token";
import { PING_MILLISECONDS, watchAlive } from "./alive";
import { SOCKET_URL } from "./address";
import { noteAsked, openPage } from "./asked";
import { ApiError, asApiError, type GraphQLErrorJson, mayPass } from "./errors";
import { noteDoubt, noteReached, pauseUntilReached } from "./reachable";

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
let alive: ReturnType<typeof watchAlive> | undefined;
let clientsToken = "";

function current(): Client {
  const used = token.get();
  if (client && clientsToken === used) return client;
  const last = client;
  client = undefined;
  if (last) endForGood(last);
  alive?.end();
  clientsToken = used;
  const watch = watchAlive(() => made.terminate());
  alive = watch;
  const made = createClient({
    url: SOCKET_URL,
    lazy: true,
    lazyCloseTimeout: KEPT_MILLISECONDS,
    connectionParams: { "X-Log10-Token": used },
    keepAlive: PING_MILLISECONDS,
    retryAttempts: Infinity,
    retryWait: (retries) => {
      const seconds = Math.min(2 ** retries, SLOWEST_RETRY_SECONDS) * (0.5 + Math.random() / 2);
      return pauseUntilReached(seconds * 1000);
    },
    shouldRetry: (event) => !(event instanceof CloseEvent && event.code === REFUSED),
    on: {
      ...watch,
      connecting: () => {
        if (client !== made) return;
        watch.connecting();
        become("connecting");
      },
      connected: (socket) => {
        if (client !== made) return;
        watch.connected(socket);
        noteReached(true);
        become("live");
      },
      closed: (event) => {
        watch.closed();
        if (client !== made) return;
        const { code, reason } = event as CloseEvent;
        if (code === REFUSED) refusal.set({ token: used, message: reason });
        become(code === 1000 ? "off" : "broken");
        // A page that only listens asks nothing that would tell.
        if (code !== 1000 && code !== REFUSED) noteDoubt();
      },
    },
  });
  client = made;
  return made;
}

/** Without waiting for the other side: what it says from now on is of a token that is gone. */
function endForGood(last: Client) {
  // Where it is not connected yet, it never is.
  Promise.resolve(last.dispose()).catch(() => undefined);
  last.terminate();
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

const RETRY_SECONDS = 2;
const SLOWEST_READ_SECONDS = 60;

type Missed = () => Promise<string | null> | undefined;

export interface Follower<T> extends Pick<Listener<T>, "next"> {
  cursorOf: (data: T) => string;
  /**
   * What has changed since the last event cannot be told any more: what is shown is to be read anew.
   *
   * @returns The cursor of what was read, if there is one: it goes on from there, else from now on.
   */
  missed: Missed;
  /** It is over for good; left out where the page says already what is wrong. */
  failed?: Listener<T>["failed"];
}

/**
 * Subscribe from the last event on for as long as it is wanted, though the gateway ends it meanwhile.
 *
 * @param begin The cursor of what is shown, or what asks for one: before it has a first event, too, a
 *   break loses nothing. Null for what comes from whenever it is connected.
 * @returns What ends it.
 */
export function follow<T, V extends Record<string, unknown>>(
  document: TypedDocumentString<T, V>,
  variables: (after: string | null) => V,
  begin: string | null | Missed,
  { next, cursorOf, missed, failed }: Follower<T>,
): () => void {
  let after = typeof begin === "function" ? null : begin;
  let isOver = false;
  /** How often in a row it could not be read: what that does to the gateway it is not to do all the time. */
  let unread = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end: (() => void) | undefined;
  const start = () => {
    end = subscribe(document, () => variables(after), {
      next: (data) => {
        after = cursorOf(data);
        next(data);
      },
      failed: (error) => goOn(error, error.code === "RESUME_EXPIRED" ? missed : undefined),
    });
  };
  const goOn = (error: ApiError, read: Missed | undefined) => {
    end?.();
    if (isOver) return;
    if (error.code === "RESUME_EXPIRED" || mayPass(error)) {
      const longer = RETRY_SECONDS * 2 ** Math.max(0, unread - 1);
      const seconds = error.retryAfter ?? Math.min(longer, SLOWEST_READ_SECONDS);
      timer = setTimeout(() => void again(read), seconds * 1000);
    } else failed?.(error);
  };
  const again = async (read: Missed | undefined) => {
    try {
      if (read) after = (await read()) ?? null;
      unread = 0;
      if (!isOver) start();
    } catch (thrown) {
      unread += 1;
      goOn(asApiError(thrown), read);
    }
  };
  if (typeof begin === "function") void again(begin);
  else start();
  return () => {
    isOver = true;
    clearTimeout(timer);
    end?.();
  };
}
