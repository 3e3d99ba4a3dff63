import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Row } from "../rows/list";
import { NOTHING_NEW, type Known, compare, composed, loaded, merged } from "./merge";

const row = (id: string, revision = 1, second = 0): Row => ({
  id,
  revision,
  createdAt: new Date(second * 1000).toISOString(),
  updatedAt: new Date(second * 1000).toISOString(),
  status: "FINISHED",
  kind: "CHAT",
  model: null,
  provider: null,
  userId: null,
  sessionId: null,
  duration: null,
  tags: [],
  failureKind: null,
  finishReason: null,
  usage: null,
  cost: null,
});
const known: Known = { has: (id) => id === "old", reaches: () => true };
const told = (type: "CREATED" | "UPDATED" | "LEFT" | "DELETED", of: Row) => ({
  type,
  id: of.id,
  row: type === "DELETED" ? null : of,
});
const NEWEST = { field: "CREATED_AT", direction: "DESC" } as const;

describe("events of a list", () => {
  it("has what is new wait, and what is shown change in its place", () => {
    const live = merged(
      NOTHING_NEW,
      [told("CREATED", row("new")), told("UPDATED", row("old", 2))],
      known,
    );

    expect([...live.waiting.keys()]).toEqual(["new"]);
    expect(live.changed.get("old")?.revision).toBe(2);
    expect([...loaded(live).added.keys()]).toEqual(["new"]);
  });

  it("takes no older revision for a newer one", () => {
    const events = [told("UPDATED", row("old", 3)), told("UPDATED", row("old", 2))];

    expect(merged(NOTHING_NEW, events, known).changed.get("old")?.revision).toBe(3);
  });

  it("strikes out what is shown, forgets what waits, and passes over what is neither", () => {
    const before = merged(NOTHING_NEW, [told("CREATED", row("new"))], known);
    const events = [
      told("DELETED", row("new")),
      told("LEFT", row("old")),
      told("DELETED", row("foreign")),
    ];
    const live = merged(before, events, known);

    expect(live.waiting.size).toBe(0);
    expect([...live.gone]).toEqual([["old", "LEFT"]]);
    expect(merged(live, [told("UPDATED", row("old", 2))], known).gone.size).toBe(0);
  });

  it("does not count what stands beyond the pages that were read", () => {
    const far: Known = { has: () => false, reaches: () => false };

    const live = merged(NOTHING_NEW, [told("UPDATED", row("far"))], far);
    expect([live.waiting.size, live.beyond.size]).toEqual([0, 0]);
    const come = merged(live, [told("CREATED", row("new"))], far);
    expect([come.waiting.size, [...come.beyond]]).toEqual([0, ["new"]]);
    expect(merged(come, [told("DELETED", row("new"))], far).beyond.size).toBe(0);
  });

  it("is the same list, in order, however rows came between", () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 30 });
    fc.assert(
      fc.property(seconds, seconds, (pages, more) => {
        const base = pages.map((second, index) => row(`b${index}`, 1, second));
        base.sort(compare(NEWEST));
        const added = more.map((second, index) => row(`a${index}`, 1, second));
        const all = composed(base, added, NEWEST, (id) => id.startsWith("b"));

        expect(all.map(({ id }) => id).sort()).toEqual(
          [...base, ...added].map(({ id }) => id).sort(),
        );
        expect([...all].sort(compare(NEWEST))).toEqual(all);
        expect(all.filter(({ id }) => id.startsWith("b"))).toEqual(base);
      }),
    );
  });
});
