import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TypedDocumentString } from "@/gql/graphql";
import { ApiError } from "./errors";
import { type Follower, follow } from "./socket";

interface Sink {
  next: (result: unknown) => void;
  error: (thrown: unknown) => void;
}

interface Data {
  changed: { cursor: string };
}

/** Every subscription that was begun. */
let begun: { after: unknown; sink: Sink; isEnded: boolean }[] = [];

vi.mock("graphql-ws", () => ({
  createClient: () => ({
    subscribe: (payload: { variables: { after: unknown } }, sink: Sink) => {
      const one = { after: payload.variables.after, sink, isEnded: false };
      begun.push(one);
      return () => {
        one.isEnded = true;
      };
    },
  }),
}));

beforeEach(() => {
  begun = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const DOCUMENT = new TypedDocumentString<Data, { after: string | null }>(
  "subscription { changed }",
);

function following(of: Partial<Follower<Data>> = {}, begin: Parameters<typeof follow>[2] = null) {
  const follower = {
    next: vi.fn(),
    missed: vi.fn<Follower<Data>["missed"]>(() => undefined),
    failed: vi.fn(),
    cursorOf: ({ changed }: Data) => changed.cursor,
    ...of,
  };
  return { ...follower, end: follow(DOCUMENT, (after) => ({ after }), begin, follower) };
}

const tell = (cursor: string) => begun.at(-1)?.sink.next({ data: { changed: { cursor } } });
const fail = (code: string, more = {}) =>
  begun.at(-1)?.sink.error([{ message: "No.", extensions: { code, ...more } }]);
const afters = () => begun.map(({ after }) => after);
const open = () => begun.filter(({ isEnded }) => !isEnded).length;

test("what is ended for a while goes on from the last event, after as long as the gateway says", async () => {
  const { next, missed, failed } = following({}, "0");
  tell("1");
  fail("UNAVAILABLE");
  expect(begun).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2000);
  tell("2");
  fail("RATE_LIMITED", { retryAfter: 20 });
  await vi.advanceTimersByTimeAsync(19_000);
  expect(begun).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(afters()).toEqual(["0", "1", "2"]);
  expect(next).toHaveBeenCalledTimes(2);
  expect(missed).not.toHaveBeenCalled();
  expect(failed).not.toHaveBeenCalled();
  expect(open()).toBe(1);
});

test("what is forgotten is read anew, and it goes on from what was read, or from now on", async () => {
  const missed = vi
    .fn<Follower<Data>["missed"]>()
    .mockReturnValueOnce(undefined)
    .mockRejectedValueOnce(new ApiError("OFFLINE", { message: "No." }))
    .mockResolvedValueOnce("read");
  const { failed } = following({ missed }, "0");
  fail("RESUME_EXPIRED");
  await vi.advanceTimersByTimeAsync(2000);
  fail("RESUME_EXPIRED");
  // The first time it could not be read.
  await vi.advanceTimersByTimeAsync(2000);
  expect(begun).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2000);
  expect(afters()).toEqual(["0", null, "read"]);
  expect(missed).toHaveBeenCalledTimes(3);
  expect(failed).not.toHaveBeenCalled();
});

test("what cannot be read anew is tried more and more seldom, and given up where a proxy refuses it", async () => {
  const missed = vi
    .fn<Follower<Data>["missed"]>()
    .mockRejectedValue(new ApiError("OFFLINE", { message: "" }));
  const failed = vi.fn();
  following({ missed, failed }, "0");
  fail("RESUME_EXPIRED");
  await vi.advanceTimersByTimeAsync(600_000);
  expect(missed.mock.calls.length).toBeLessThan(16);
  const extensions = { status: 403 };
  missed.mockRejectedValue(new ApiError("NO_ANSWER", { message: "", extensions }));
  await vi.advanceTimersByTimeAsync(600_000);
  expect([failed.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0]);
});

test.each([
  ["FORBIDDEN", {}],
  ["NO_ANSWER", { status: 403 }],
])("what is refused is over, and told", (code, more) => {
  const { failed } = following();
  fail(code, more);
  expect(failed).toHaveBeenCalledTimes(1);
  expect([open(), vi.getTimerCount()]).toEqual([0, 0]);
});

test("once it is ended nothing is left of it: no timer, no subscription, also while it is read anew", async () => {
  const { end } = following();
  fail("UNAVAILABLE");
  end();
  expect(vi.getTimerCount()).toBe(0);

  let answer: (cursor: string) => void = () => undefined;
  const other = following({ missed: () => new Promise((resolve) => (answer = resolve)) });
  fail("RESUME_EXPIRED");
  await vi.advanceTimersByTimeAsync(2000);
  other.end();
  answer("read");
  await vi.runAllTimersAsync();
  expect([open(), begun.length]).toEqual([0, 2]);
});

test("what asks for its cursor first begins there, once it has it", async () => {
  const begin = vi
    .fn<Follower<Data>["missed"]>()
    .mockRejectedValueOnce(new ApiError("OFFLINE", { message: "No." }))
    .mockResolvedValueOnce("present");
  const { missed } = following({}, begin);
  await vi.advanceTimersByTimeAsync(2000);
  expect(afters()).toEqual(["present"]);
  // Before its first event it goes on from there.
  fail("UNAVAILABLE");
  await vi.advanceTimersByTimeAsync(2000);
  expect(afters()).toEqual(["present", "present"]);
  expect(missed).not.toHaveBeenCalled();
});
