import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { request } from "@/api/request";
import { type Follower, follow } from "@/api/socket";
import type { CompletionOfPageChangedSubscription } from "@/gql/graphql";
import { useNews } from "./useNews";

vi.mock("@/api/socket", () => ({ follow: vi.fn() }));
vi.mock("@/api/request", () => ({ request: vi.fn() }));

const end = vi.fn();

beforeEach(() => {
  vi.mocked(follow).mockReset().mockReturnValue(end);
});

function followed() {
  const [, , begin, follower] = vi.mocked(follow).mock.lastCall ?? [];
  return { begin, ...(follower as unknown as Follower<CompletionOfPageChangedSubscription>) };
}

test("what has changed since the call was read is told, from the read's own cursor on", () => {
  const of = { id: "1", changeCursor: "read" };
  const { result, rerender } = renderHook(useNews, { initialProps: of });
  expect(followed().begin).toBe("read");
  const tell = (type: "UPDATED" | "DELETED", completionId: string) =>
    act(() => {
      const completion = type === "DELETED" ? null : { revision: 2, status: "FINISHED" as const };
      const event = { cursor: "later", type, completionId, completion };
      followed().next({ completionChanged: event });
    });
  tell("UPDATED", "1");
  expect(result.current).toEqual({ revision: 2 });
  // Whatever is deleted is told: the gateway does not know whether it matched.
  tell("DELETED", "2");
  expect(result.current).toEqual({ revision: 2 });
  // Read anew: from there.
  rerender({ ...of, changeCursor: "again" });
  expect(followed().begin).toBe("again");
  expect(end).toHaveBeenCalledTimes(1);
});

test("where it is not known what has changed, the call is looked at", async () => {
  const { result } = renderHook(() => useNews({ id: "1", changeCursor: "read" }));
  const look = (completion: unknown) => {
    vi.mocked(request).mockResolvedValueOnce({
      ...{ data: { changeCursor: "now", completion }, errors: [], cost: undefined },
    } as never);
    return act(async () => followed().missed());
  };
  expect(await look({ id: "1", revision: 3 })).toBe("now");
  expect(result.current).toEqual({ revision: 3 });
  await look(null);
  expect(result.current).toBe("gone");
});
