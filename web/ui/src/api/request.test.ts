import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TypedDocumentString } from "@/gql/graphql";
import { refusal, token } from "@/state/token";
import { noteAnswered, useAgainOnReached } from "./again";
import { askedBy, forgetAsked, openPage } from "./asked";
import { ApiError } from "./errors";
import { noteReached, useReach } from "./reachable";
import { request, requestBytes } from "./request";
import { printExact } from "@/state/jsonText";

const DOCUMENT = new TypedDocumentString<{ a: number | null }, { id: string }>("query { a }");
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal("fetch", fetched);
  token.set("secret");
});
afterEach(() => {
  vi.unstubAllGlobals();
  noteReached(true);
  refusal.set(null);
  vi.useRealTimers();
});

function answer(body: unknown, init?: ResponseInit) {
  fetched.mockResolvedValueOnce(new Response(JSON.stringify(body), init));
  return request(DOCUMENT, { id: "1" });
}

test("a field that is a client's JSON keeps its digits, and the gateway's own are numbers", async () => {
  const body = '{"data":{"a":9007199254740993,"b":[{"filter":{"eq":9007199254740993,"lt":1.5}}]}}';
  fetched.mockResolvedValueOnce(new Response(body));
  const { data } = await request(DOCUMENT, { id: "1" }, { exact: ["filter"] });
  expect(data.a).toBe(Number("9007199254740993"));
  expect(printExact(data)).toContain('"filter":{"eq":9007199254740993,"lt":1.5}');
});

async function failure(asked: Promise<unknown>): Promise<ApiError> {
  return asked.then(
    () => expect.unreachable("it did not fail"),
    (error: unknown) => error as ApiError,
  );
}

test("a document is posted, the token in its header, and the cost kept", async () => {
  const { data, cost } = await answer({ data: { a: 1 }, extensions: { cost: { requested: 7 } } });
  expect([data, cost]).toEqual([{ a: 1 }, 7]);
  const [url, init] = fetched.mock.lastCall ?? [];
  expect(url).toBe("http://localhost:3000/graphql");
  expect(init?.method).toBe("POST");
  expect(new Headers(init?.headers).get("X-Log10-Token")).toBe("secret");
  expect(new Headers(init?.headers).get("Accept")).not.toContain("event-stream");
});

test("what a token that is gone still has to say is said with it", async () => {
  fetched.mockResolvedValueOnce(new Response('{"data":{"a":1}}'));
  await request(DOCUMENT, { id: "1" }, { as: "gone" });
  expect(new Headers(fetched.mock.lastCall?.[1]?.headers).get("X-Log10-Token")).toBe("gone");
});

test("fields that failed stand beside what did not", async () => {
  const errors = [{ message: "no", path: ["a"], extensions: { code: "TIMEOUT" } }];
  const partial = await answer({ data: { a: null }, errors });
  expect(partial.errors.map(({ code, path }) => [code, path])).toEqual([["TIMEOUT", ["a"]]]);
});

test("a rejection has its code, its cost and when to try again", async () => {
  const extensions = { code: "RATE_LIMITED", retryAfter: 3, requestId: "r" };
  const body = {
    errors: [{ message: "slow", extensions }],
    extensions: { cost: { requested: 9 } },
  };
  const error = await failure(answer(body, { status: 429 }));
  expect([error.code, error.retryAfter, error.requestId, error.cost]).toEqual([
    "RATE_LIMITED",
    3,
    "r",
    9,
  ]);
});

test("a refused token is noted", async () => {
  const extensions = { code: "UNAUTHENTICATED" };
  await failure(answer({ errors: [{ message: "no", extensions }] }, { status: 401 }));
  expect(refusal.get()).toEqual({ token: "secret", message: "no" });
});

test("what is not the gateway's is told as such", async () => {
  fetched.mockResolvedValueOnce(new Response("<html>", { status: 502 }));
  const error = await failure(request(DOCUMENT, { id: "1" }));
  expect([error.message, error.status]).toEqual([expect.stringContaining("502"), 502]);
  expect((await failure(answer(null))).code).toBe("NO_ANSWER");
});

test("a proxy that has no gateway behind it is as silent as none; what the gateway says is its own", async () => {
  const reach = () => renderHook(useReach).result.current;
  const html = (status: number) => {
    fetched.mockResolvedValueOnce(new Response("<html>", { status }));
    return failure(request(DOCUMENT, { id: "1" }));
  };
  const errors = [{ message: "busy", extensions: { code: "UNAVAILABLE" } }];
  for (const status of [502, 503, 504]) {
    await html(status);
    expect(reach()).toBe("silent");
    // Nor is it taken for an answer until its body has come: all that failed would be asked again.
    const said = new Set<string>();
    const { unmount } = renderHook(() => said.add(useReach()));
    await act(() => html(status));
    expect([...said]).toEqual(["silent"]);
    unmount();
    await failure(answer({ errors }, { status: 503 }));
    expect(reach()).toBe("reached");
  }
  fetched.mockResolvedValueOnce(new Response("<html>", { status: 502 }));
  await failure(requestBytes(DOCUMENT, { id: "1" }));
  expect(reach()).toBe("silent");
  await html(403);
  expect(reach()).toBe("reached");
});

test("no answer at all", async () => {
  fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  expect((await failure(request(DOCUMENT, { id: "1" }))).code).toBe("OFFLINE");
});

test.each([request, requestBytes])("an answer that breaks off has been reached", async (ask) => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"data":{"a'));
      controller.error(new TypeError("network error"));
    },
  });
  fetched.mockResolvedValueOnce(new Response(body));
  expect((await failure(ask(DOCUMENT, { id: "1" }))).code).toBe("BROKEN_OFF");
  expect(renderHook(useReach).result.current).toBe("reached");
});

test.each([
  ["answered", request, { data: { a: 1 } }, 200],
  ["refused", request, { errors: [{ message: "", extensions: { code: "TIMEOUT" } }] }, 504],
  ["answered", requestBytes, { data: { a: 1 } }, 200],
])("what was %s may be asked by itself again", async (_, ask, body, status) => {
  fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  const error = await failure(ask(DOCUMENT, { id: "1" }));
  noteAnswered(DOCUMENT.toString());
  const again = vi.fn();
  renderHook(() => useAgainOnReached(error, again));
  vi.useFakeTimers();
  const comesBack = () => {
    act(() => noteReached(false));
    vi.advanceTimersByTime(5000);
    act(() => noteReached(true));
  };
  comesBack();
  comesBack();
  expect(again).toHaveBeenCalledTimes(1);
  fetched.mockResolvedValueOnce(new Response(JSON.stringify(body), { status }));
  await ask(DOCUMENT, { id: "of another range" }).catch(() => undefined);
  comesBack();
  comesBack();
  expect(again).toHaveBeenCalledTimes(2);
});

test("what was aborted is no failure of the gateway", async () => {
  const controller = new AbortController();
  controller.abort();
  fetched.mockRejectedValueOnce(controller.signal.reason);
  const asked = request(DOCUMENT, { id: "1" }, { signal: controller.signal });
  expect((await failure(asked)).name).toBe("AbortError");
});

test("when to come back is what the header says of the whole request", async () => {
  const errors = [{ message: "slow", extensions: { code: "RATE_LIMITED" } }];
  const init = { status: 429, headers: { "Retry-After": "7" } };
  expect((await failure(answer({ errors }, init))).retryAfter).toBe(7);
});

test("what a page has asked is remembered for it, each document once", async () => {
  forgetAsked();
  location.hash = "#/settings/you?a=1";
  await answer({ data: { a: 1 }, extensions: { cost: { requested: 7 } } });
  await answer({ data: { a: 2 }, extensions: { cost: { requested: 8 } } });
  expect(openPage()).toBe("/settings/you");
  expect(askedBy("/settings/you")).toMatchObject([{ cost: 8, variables: { id: "1" } }]);
  expect(askedBy("/completions")).toEqual([]);
  expect(JSON.stringify(askedBy("/settings/you"))).not.toContain("secret");
});

test("what comes back after the token is gone is not told to its successor", async () => {
  forgetAsked();
  let come: (response: Response) => void = () => undefined;
  fetched.mockReturnValueOnce(new Promise((resolve) => (come = resolve)));
  const asked = request(DOCUMENT, { id: "of the former" });
  token.set("of another");
  come(new Response(JSON.stringify({ data: { a: 1 } })));
  await asked;
  expect(askedBy(openPage())).toEqual([]);
});
