/**
 * Whether a connection still carries anything: one whose network is gone without a word stays open for
 * minutes. The gateway is pinged, and a connection that does not answer is given up.
 */

export const PING_MILLISECONDS = 10_000;
/** Of a slow network too. */
export const ANSWER_MILLISECONDS = 5000;
/** To be connected, and greeted by the gateway. */
export const CONNECT_MILLISECONDS = 20_000;

const PING = JSON.stringify({ type: "ping" });

/**
 * What is to be told of a client of graphql-ws, by its events.
 *
 * A timer of a hidden page may be a minute late, and that of a laptop that sleeps as long as it sleeps:
 * an answer that came meanwhile ends it, and when the page is seen again, or the network is back, it is
 * asked at once.
 *
 * @param giveUp Ends the connection without waiting for the other side.
 */
export function watchAlive(giveUp: () => void) {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      giveUp();
    }, milliseconds);
  };
  const look = () => {
    if (document.visibilityState === "hidden" || timer !== undefined) return;
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send(PING);
    wait(ANSWER_MILLISECONDS);
  };
  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  return {
    connecting: () => wait(CONNECT_MILLISECONDS),
    connected: (opened: unknown) => {
      socket = opened as WebSocket;
      rest();
    },
    ping: (isFromGateway: boolean) => {
      if (!isFromGateway) wait(ANSWER_MILLISECONDS);
    },
    pong: (isFromGateway: boolean) => {
      if (isFromGateway) rest();
    },
    /** Something comes, and what answers may be behind it. */
    message: () => {
      if (socket && timer !== undefined) wait(ANSWER_MILLISECONDS);
    },
    closed: () => {
      socket = null;
      rest();
    },
    end: () => {
      rest();
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", look);
    },
  };
}
