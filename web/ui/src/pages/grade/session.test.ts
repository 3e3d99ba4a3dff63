import fc from "fast-check";
import { expect, test } from "vitest";
import { type Session, type Step, NOTHING, inHand, inHandAs, reduce } from "./session";

const id = fc.integer({ min: 0, max: 9 }).map(String);
const leases = fc.array(
  id.map((each) => ({ id: `lease ${each}`, completionId: each })),
  { maxLength: 4 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  leases.map((each) => ({ type: "leased" as const, leases: each })),
  fc.record({ type: fc.constant("graded" as const), completionId: id, feedbackId: fc.uuid() }),
  id.map((completionId) => ({ type: "passed" as const, completionId })),
  id.map((each) => ({
    type: "returned" as const,
    item: inHandAs(each, `lease ${each}`),
  })),
  fc.array(id).map((ids) => ({ type: "lost" as const, leaseIds: ids.map((i) => `lease ${i}`) })),
  id.map((completionId) => ({ type: "gone" as const, completionId })),
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
      const { completionId } = item;
      const graded = { type: "graded" as const, completionId, feedbackId };
      const again = after([...steps, graded, { type: "returned", item }]);
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

test("what was graded or skipped a moment ago leaves the call that has come meanwhile", () => {
  const leases = ["1", "2", "3"].map((each) => ({ id: `lease ${each}`, completionId: each }));
  const graded: Step = { type: "graded", completionId: "1", feedbackId: "of 1" };
  const passed: Step = { type: "passed", completionId: "1" };
  for (const steps of [[graded], [passed], [graded, graded], [passed, passed], [graded, passed]]) {
    const session = after([{ type: "leased", leases }, ...steps]);
    expect(session.current?.completionId).toBe("2");
    expect(session.done.map(({ feedbackId }) => feedbackId)).toEqual(
      steps[0] === graded ? ["of 1"] : [],
    );
  }
});
