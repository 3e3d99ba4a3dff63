import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "@/api/errors";
import { type Page, PageSize, askPatiently, readPages } from "./patient";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const refused = (code: string, retryAfter?: number) =>
  new ApiError(code, {
    message: code,
    ...(retryAfter !== undefined && { extensions: { retryAfter } }),
  });

const MANY = 2_000;

/** Reads rows that stand for their numbers, of a gateway that says no where `fault` does. */
function reading(
  fault: (first: number, at: number) => ApiError | undefined,
  size: PageSize,
  signal = new AbortController().signal,
) {
  const asked: number[] = [];
  const pages: Page[] = [];
  const ask = (first: number, after: string | null): Promise<Page> => {
    asked.push(first);
    const at = Number(after ?? 0);
    const error = fault(first, at);
    if (error) return Promise.reject(error);
    const count = Math.min(first, MANY - at);
    const end = at + count;
    return Promise.resolve({ count, bytes: 0, endCursor: String(end), hasNextPage: end < MANY });
  };
  const done = readPages({ ask, size, take: (page) => pages.push(page) }, signal);
  // It is looked at later than it may fail.
  done.catch(() => undefined);
  const count = () => pages.reduce((sum, page) => sum + page.count, 0);
  return { asked, count, done };
}

describe("reading all pages", () => {
  it("asks for as many as make a page", () => {
    const next = (rows: number, bytesEach: number) => {
      const size = new PageSize(rows, 200);
      size.well(bytesEach);
      return size.rows;
    };
    expect(next(20, 2_000)).toBe(80);
    expect(next(80, 2_000)).toBe(200);
    expect(next(20, 1_000_000)).toBe(4);
    expect(next(1, 16_000_000)).toBe(1);
  });

  it("ends where it has enough", async () => {
    let count = 0;
    const page = { count: 100, bytes: 0, endCursor: "c", hasNextPage: true };
    const ask = () => Promise.resolve(page);
    const take = () => (count += 100);
    const size = new PageSize(100, 100);
    await readPages(
      { ask, size, take, isEnough: () => count >= 300 },
      new AbortController().signal,
    );
    expect(count).toBe(300);
  });

  it("shrinks where a page is too much, and seldom tries so many again", async () => {
    const tooMany = (first: number) => (first > 50 ? refused("QUERY_TOO_COMPLEX") : undefined);
    const { asked, count, done } = reading(tooMany, new PageSize(200, 200));
    await done;

    const failed = asked.filter((first) => first > 50).length;
    expect(count()).toBe(MANY);
    expect(failed).toBeLessThan(asked.length / 4);
    // Nor does it stay with a few for all of the rest.
    expect(asked.slice(-10).some((first) => first >= 25)).toBe(true);
  });

  it("gives up where one row is too much", async () => {
    const { asked, done } = reading(() => refused("TIMEOUT"), new PageSize(20, 200));
    await expect(done).rejects.toThrow("TIMEOUT");
    expect(asked).toEqual([20, 5, 2, 1]);
  });

  it("waits as long as the gateway says, and loses nothing", async () => {
    let isLimited = true;
    const fault = (_: number, at: number) =>
      at > 0 && isLimited ? refused("RATE_LIMITED", 30) : undefined;
    const { asked, count, done } = reading(fault, new PageSize(200, 200));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(asked).toEqual([200, 200]);

    isLimited = false;
    await vi.advanceTimersByTimeAsync(1_000);
    await done;
    expect(count()).toBe(MANY);
  });

  it.each([
    ["UNAVAILABLE", [200, 200, 200, 200, 200, 200]],
    // It may be too much for a proxy, which does not say so.
    ["NO_ANSWER", [200, 50, 13, 4, 1, 1]],
    ["BROKEN_OFF", [200, 50, 13, 4, 1, 1, 1, 1, 1, 1]],
  ])("waits a few times of %s and no more", async (code, rows) => {
    const { asked, done } = reading(() => refused(code), new PageSize(200, 200));
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(done).rejects.toThrow(code);
    expect(asked).toEqual(rows);
  });

  it("does not wait for what a proxy refuses for good", async () => {
    const fault = (status: number) =>
      new ApiError("NO_ANSWER", { message: String(status), extensions: { status } });
    for (const [status, asks] of [
      [403, 1],
      [413, 1],
      [429, 6],
      [502, 6],
    ] as const) {
      const { asked, done } = reading(() => fault(status), new PageSize(200, 200));
      await vi.advanceTimersByTimeAsync(60_000);
      await expect(done).rejects.toThrow(String(status));
      expect(asked).toHaveLength(asks);
    }
  });

  it("reads to the end where answers that are too long break off", async () => {
    const fault = (first: number) => (first > 50 ? refused("BROKEN_OFF") : undefined);
    const { count, done } = reading(fault, new PageSize(200, 200));
    await done;
    expect(count()).toBe(MANY);
  });

  it.each([
    ["OFFLINE", 400],
    ["NO_ANSWER", 40],
  ])("goes on from where it was after a break of %s for %i s", async (code, seconds) => {
    let isAway = true;
    const fault = (_: number, at: number) => (at === 400 && isAway ? refused(code) : undefined);
    const { asked, count, done } = reading(fault, new PageSize(200, 200));
    await vi.advanceTimersByTimeAsync(seconds * 1_000);
    expect(count()).toBe(400);

    isAway = false;
    await vi.advanceTimersByTimeAsync(20_000);
    await done;
    expect(count()).toBe(MANY);
    expect(asked.length).toBeGreaterThan(MANY / 200);
  });

  it("ends at once when it is cancelled while it waits", async () => {
    const controller = new AbortController();
    const fault = () => refused("RATE_LIMITED", 3_600);
    const { asked, done } = reading(fault, new PageSize(200, 200), controller.signal);
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort(new Error("cancelled"));

    await expect(done).rejects.toThrow("cancelled");
    expect([asked.length, vi.getTimerCount()]).toEqual([1, 0]);
  });
});

describe("one request that may be asked again", () => {
  const asking = (...answers: (ApiError | string)[]) => {
    const waits: (string | null)[] = [];
    const ask = vi.fn(() => {
      const answer = answers.shift() ?? "";
      return answer instanceof ApiError ? Promise.reject(answer) : Promise.resolve(answer);
    });
    const { signal } = new AbortController();
    const done = askPatiently(ask, (wait) => waits.push(wait?.code ?? null), signal);
    done.catch(() => undefined);
    return { ask, done, waits };
  };

  it("is asked again through what passes by, and says so meanwhile", async () => {
    const { ask, done, waits } = asking(refused("OFFLINE"), refused("RATE_LIMITED", 7), "tagged");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await done).toBe("tagged");
    expect(ask).toHaveBeenCalledTimes(3);
    expect(waits).toEqual(["OFFLINE", "RATE_LIMITED", null, null]);
  });

  it.each(["FORBIDDEN", "TIMEOUT", "QUERY_TOO_COMPLEX"])("fails at once by %s", async (code) => {
    const { ask, done } = asking(refused(code), "");
    await expect(done).rejects.toThrow(code);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
