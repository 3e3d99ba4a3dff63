import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ANSWER_MILLISECONDS, CONNECT_MILLISECONDS, PING_MILLISECONDS, watchAlive } from "./alive";
import { TypedDocumentString } from "@/gql/graphql";
import { token } from "@/state/token";
import { noteReached, useProbe, useReach } from "./reachable";
import { brokenSince, subscribe } from "./socket";

/** A connection whose other side answers, or swallows all. */
class Socket extends EventTarget {
  static readonly [name: string]: unknown;
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSING = 2;
  static CLOSED = 3;
  static all: Socket[] = [];
  static opens = true;
  static answers = true;
  readyState = 0;
  sent: { type: string; payload?: { variables?: unknown } }[] = [];
  onopen: (() => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor() {
    super();
    Socket.all.push(this);
    if (Socket.opens) setTimeout(() => this.open());
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
  say(message: object) {
    if (this.readyState === 1) this.onmessage?.({ data: JSON.stringify(message) });
  }
  send(text: string) {
    const message = JSON.parse(text) as (typeof this.sent)[number];
    this.sent.push(message);
    if (!Socket.answers) return;
    if (message.type === "connection_init") setTimeout(() => this.say({ type: "connection_ack" }));
    if (message.type === "ping") setTimeout(() => this.say({ type: "pong" }), 100);
  }
  /** As browsers do: it waits for the other side. */
  close() {
    this.readyState = 2;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Socket);
  Object.assign(Socket, { all: [], opens: true, answers: true });
  // Each test has a client of its own.
  token.set(`token of ${expect.getState().currentTestName ?? ""}`);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  noteReached(true);
});

const DOCUMENT = new TypedDocumentString<{ changed: string }, { after: string }>(
  "subscription { changed }",
);
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
/** How long until it is told to be broken. */
async function broken() {
  const begin = Date.now();
  while (brokenSince() === null) await pass(100);
  return Date.now() - begin;
}
/** What stands between ends the last connection, or refuses it. */
function refuse() {
  const last = Socket.all.at(-1);
  if (!last || last.readyState === 3) return;
  last.readyState = 3;
  last.onclose?.(new CloseEvent("close", { code: 1006 }));
}
const subscriptions = () =>
  Socket.all.map(({ sent }) => sent.find(({ type }) => type === "subscribe")?.payload?.variables);

test("a connection that swallows everything is given up within seconds, and a new one goes on", async () => {
  let after = "0";
  const next = vi.fn((data: { changed: string }) => (after = data.changed));
  const failed = vi.fn();
  const end = subscribe(DOCUMENT, () => ({ after }), { next, failed });
  await pass(5 * PING_MILLISECONDS);
  expect(Socket.all).toHaveLength(1);
  const [first] = Socket.all;
  const { id } = (first?.sent.find(({ type }) => type === "subscribe") ?? {}) as { id?: string };
  first?.say({ type: "next", id, payload: { data: { changed: "1" } } });
  expect(brokenSince()).toBeNull();

  Socket.answers = false;
  expect(await broken()).toBeLessThanOrEqual(PING_MILLISECONDS + ANSWER_MILLISECONDS);
  expect(first?.readyState).toBe(2);
  Socket.answers = true;
  await pass(2000);
  expect(subscriptions()).toEqual([{ after: "0" }, { after: "1" }]);
  expect(brokenSince()).toBeNull();
  // What the old one still says is nobody's.
  first?.say({ type: "next", id, payload: { data: { changed: "2" } } });
  expect(next).toHaveBeenCalledTimes(1);
  expect(failed).not.toHaveBeenCalled();
  end();
});

test.each([
  ["that never opens", { opens: false }],
  ["that opens and is never greeted", { answers: false }],
])("a connection %s is given up", async (_, of) => {
  Object.assign(Socket, of);
  const end = subscribe(DOCUMENT, () => ({ after: "0" }), { next: vi.fn(), failed: vi.fn() });
  expect(await broken()).toBeLessThanOrEqual(CONNECT_MILLISECONDS);
  Object.assign(Socket, { opens: true, answers: true });
  await pass(2000);
  expect(subscriptions()).toEqual([undefined, { after: "0" }]);
  end();
});

test("what a client of a former token still tells is not its successor's", async () => {
  const follow = () =>
    subscribe(DOCUMENT, () => ({ after: "0" }), { next: vi.fn(), failed: vi.fn() });
  const ends = [follow()];
  await pass(1000);
  const [first] = Socket.all;
  token.set("another");
  ends.push(follow());
  await pass(1000);
  expect(Socket.all).toHaveLength(2);
  expect(brokenSince()).toBeNull();
  // The other side never answered that it is closed.
  first?.onclose?.(new CloseEvent("close", { code: 1006 }));
  expect(brokenSince()).toBeNull();
  // Nor does what followed with the former token begin anew.
  await pass(10 * CONNECT_MILLISECONDS);
  expect(Socket.all).toHaveLength(2);
  ends.forEach((end) => end());
});

test("a page that only listens notices that the gateway is away, and goes on as soon as it is back", async () => {
  let isBack = false;
  const ask = vi.fn(() => {
    noteReached(isBack);
    return Promise.resolve();
  });
  const { result } = renderHook(() => {
    useProbe(ask);
    return useReach();
  });
  const later = (milliseconds: number) => act(() => pass(milliseconds));
  const end = subscribe(DOCUMENT, () => ({ after: "0" }), { next: vi.fn(), failed: vi.fn() });
  await later(1000);
  expect(ask).not.toHaveBeenCalled();

  Object.assign(Socket, { opens: false });
  refuse();
  await later(0);
  expect(result.current).toBe("silent");
  for (let tries = 0; tries < 200; tries++) {
    await later(1000);
    refuse();
  }
  Object.assign(Socket, { opens: true });
  isBack = true;
  // Else the next try would be up to 30 s away.
  await later(5100);
  expect([result.current, brokenSince()]).toEqual(["reached", null]);
  end();
});

test("a socket that is greeted tells that the gateway is back", async () => {
  noteReached(false);
  const { result } = renderHook(useReach);
  const end = subscribe(DOCUMENT, () => ({ after: "0" }), { next: vi.fn(), failed: vi.fn() });
  await act(() => pass(10));
  expect(result.current).toBe("reached");
  end();
});

test("sockets that a proxy refuses are no silence of the gateway that answers", async () => {
  const said = new Set<string>();
  renderHook(() => {
    useProbe(() => {
      noteReached(true);
      return Promise.resolve();
    });
    said.add(useReach());
  });
  Object.assign(Socket, { opens: false });
  const end = subscribe(DOCUMENT, () => ({ after: "0" }), { next: vi.fn(), failed: vi.fn() });
  for (let tries = 0; tries < 30; tries++) {
    await act(() => pass(1000));
    refuse();
  }
  expect([Socket.all.length > 2, [...said]]).toEqual([true, ["reached"]]);
  end();
});

test("what answers late is alive: no timer of before ends it", async () => {
  const giveUp = vi.fn();
  const watch = watchAlive(giveUp);
  watch.connecting();
  watch.connected(new Socket());
  watch.ping(false);
  await pass(ANSWER_MILLISECONDS - 1);
  // A long message is on its way, the answer behind it.
  watch.message();
  await pass(ANSWER_MILLISECONDS - 1);
  watch.message();
  watch.pong(true);
  await pass(10 * CONNECT_MILLISECONDS);
  // The gateway's own pings are answered by the client, and say nothing of ours.
  watch.ping(true);
  watch.pong(false);
  await pass(10 * CONNECT_MILLISECONDS);
  expect(giveUp).not.toHaveBeenCalled();
  watch.ping(false);
  watch.closed();
  await pass(10 * CONNECT_MILLISECONDS);
  expect(giveUp).not.toHaveBeenCalled();
  watch.end();
});

test("a page that is seen again, and a network that is back, are asked at once", async () => {
  const giveUp = vi.fn();
  const watch = watchAlive(giveUp);
  const socket = new Socket();
  Socket.answers = false;
  watch.connected(socket);
  await pass(0);
  document.dispatchEvent(new Event("visibilitychange"));
  dispatchEvent(new Event("online"));
  expect(socket.sent).toEqual([{ type: "ping" }]);
  await pass(ANSWER_MILLISECONDS);
  expect(giveUp).toHaveBeenCalledTimes(1);

  // One that is hidden is not; nor one without a connection, nor after its end.
  const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  seen.mockReturnValue("visible");
  watch.closed();
  dispatchEvent(new Event("online"));
  watch.connected(socket);
  watch.end();
  dispatchEvent(new Event("online"));
  expect(socket.sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
