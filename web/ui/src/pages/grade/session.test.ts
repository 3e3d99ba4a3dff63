import fc from "fast-check";
import { expect, test } from "vitest";
import { type Session, type Step, NOTHING, inHand, reduce } from "./session";

const id = fc.integer({ min: 0, max: 9 }).map(String);
const leases = fc.array(
  id.map((each) => ({ id: `lease ${each}`, completionId: each })),
  { maxLength: 4 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  leases.map((each) => ({ type: "leased" as const, leases: each })),
  fc.uuid().map((feedbackId) => ({ type: "graded" as const, feedbackId })),
  fc.constant({ type: "passed" as const }),
  id.map((each) => ({
    type: "returned" as const,
    item: { completionId: each, leaseId: `lease ${each}`, isLost: false, takenBy: null },
  })),
  fc.array(id).map((ids) => ({ type: "lost" as const, leaseIds: ids.map((i) => `lease ${i}`) })),
  fc.constant({ type: "left" as const }),
);

const after = (steps: readonly Step[]): Session => steps.reduce(reduce, NOTHING);

test("whatever happens, nothing is in hand twice, and what is in hand has one that is open", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const session = after(steps);
      const ids = inHand(session).map((each) => each.completionId);
      expect(new Set(ids).size).toBe(ids.length);
      if (session.ahead.length > 0) expect(session.current).not.toBeNull();
    }),
  );
});

test("to take back what was just graded is as if it had not been graded", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), fc.uuid(), (steps, feedbackId) => {
      const before = after(steps);
      if (!before.current) return;
      const item = before.current;
      const again = after([...steps, { type: "graded", feedbackId }, { type: "returned", item }]);
      expect(inHand(again)).toEqual(inHand(before));
      expect(again.done.filter((each) => each.item.completionId !== item.completionId)).toEqual(
        before.done.filter((each) => each.item.completionId !== item.completionId),
      );
    }),
  );
});

test("an unseen call whose lease is lost goes; the one that is graded stays and says so", () => {
  const two = [
    { id: "lease 1", completionId: "1" },
    { id: "lease 2", completionId: "2" },
  ];
  const session = after([
    { type: "leased", leases: two },
    { type: "lost", leaseIds: ["lease 1", "lease 2"] },
  ]);
  expect(session.current?.isLost).toBe(true);
  expect(session.ahead).toEqual([]);
  expect(reduce(session, { type: "kept" }).current?.isLost).toBe(false);
});
