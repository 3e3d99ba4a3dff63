import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/api/errors";
import { request } from "@/api/request";
import { tagAll } from "./tagging";

vi.mock("@/api/request", () => ({ request: vi.fn() }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.mocked(request).mockReset();
});

const TAGS = { add: ["prod"], remove: [] };
const done = (count: number) =>
  ({ data: { tagCompletions: { count } }, errors: [] }) as unknown as Awaited<
    ReturnType<typeof request>
  >;

async function tag(...answers: (number | string)[]) {
  for (const answer of answers) {
    if (typeof answer === "number") vi.mocked(request).mockResolvedValueOnce(done(answer));
    else
      vi.mocked(request).mockRejectedValueOnce(
        new ApiError(answer, { message: answer, extensions: { retryAfter: 1 } }),
      );
  }
  const ids = new Set(Array.from({ length: 600 }, (_, number) => String(number)));
  const { signal } = new AbortController();
  const waits: (string | null)[] = [];
  const told = { signal, progress: () => undefined };
  const all = tagAll(ids, undefined, TAGS, {
    ...told,
    waits: (wait) => waits.push(wait?.code ?? null),
  });
  await vi.advanceTimersByTimeAsync(10_000);
  return { count: await all, waits };
}

test("what was asked for too fast is counted, however often it was asked", async () => {
  const { count, waits } = await tag("RATE_LIMITED", 500, 100);
  expect(count).toEqual({ count: 600, isExact: true });
  expect(waits).toContain("RATE_LIMITED");
});

test("what may have been done before its answer broke off is counted as at least", async () => {
  const { count } = await tag(500, "BROKEN_OFF", 0);
  expect(count).toEqual({ count: 500, isExact: false });
});
