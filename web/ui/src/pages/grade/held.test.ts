import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { change } from "@/api/change";
import { request } from "@/api/request";
import { heldHere, takeFirst, takeHeld, tellTabs } from "./held";

vi.mock("@/api/change", () => ({ change: vi.fn() }));
vi.mock("@/api/request", () => ({ request: vi.fn(), requestBytes: vi.fn() }));

const idsOf = (variables: unknown) => (variables as { ids?: string[] }).ids ?? [];

/** Nothing is free; this token holds two calls, wherever. */
beforeEach(() => {
  vi.stubGlobal("BroadcastChannel", Channel);
  const viewerLeases = ["one", "two"].map((id) => ({ id: `lease ${id}`, completionId: id }));
  const data = { feedbackTask: { viewerLeases } };
  vi.mocked(request).mockResolvedValue({ data, errors: [], cost: 1, milliseconds: 0 });
  vi.mocked(change).mockImplementation((_, variables) => {
    const leases = idsOf(variables).map((id) => ({ id, completionId: id.replace("lease ", "") }));
    return Promise.resolve({ assignNext: { leases: [] }, renewLease: { leases, lostIds: [] } });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

/** Of pages in one process. */
class Channel {
  static all = new Set<Channel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor() {
    Channel.all.add(this);
  }
  postMessage(data: unknown) {
    for (const each of Channel.all) if (each !== this) each.onmessage?.({ data });
  }
  close() {
    Channel.all.delete(this);
  }
}

const renewals = () => vi.mocked(change).mock.calls.flatMap(([, variables]) => idsOf(variables));

test("what this token has in another browser is not taken from it unasked, but said", async () => {
  expect(await takeFirst("t", "one")).toEqual({ leases: [], isOwn: true });
  expect(renewals()).toEqual([]);
  expect(await takeFirst("t", "three")).toEqual({ leases: [], isOwn: false });

  // Asked for, it is.
  expect(await takeHeld("t", "one")).toEqual([{ id: "lease one", completionId: "one" }]);
  expect(renewals()).toEqual(["lease one"]);
});

test("a page goes on with what one of this tab had in hand, unless another tab has it", async () => {
  heldHere.note("lease one");
  const quiet = tellTabs(() => ["lease one"]);
  expect(await takeFirst("t", "one")).toEqual({ leases: [], isOwn: false });
  quiet();
  const leases = [{ id: "lease one", completionId: "one" }];
  expect(await takeFirst("t", "one")).toEqual({ leases, isOwn: true });
});

test("where the browser forbids what pages share, no other page is known", async () => {
  const forbidden = vi.fn(function forbidden() {
    throw new DOMException("denied", "SecurityError");
  });
  vi.stubGlobal("BroadcastChannel", forbidden);
  expect(() => tellTabs(() => [])()).not.toThrow();
  expect(await takeHeld("t")).toHaveLength(2);
  expect(forbidden).toHaveBeenCalledTimes(2);
});
