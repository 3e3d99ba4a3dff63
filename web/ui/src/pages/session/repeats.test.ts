import fc from "fast-check";
import { expect, test } from "vitest";
import { type Message, repeatsOf, runsOf } from "./repeats";

// Few words, so that much is said twice.
const turn: fc.Arbitrary<Message> = fc.record({
  role: fc.constantFrom("system", "user", "assistant", "tool"),
  parts: fc.array(fc.constantFrom("yes", "no", "call", ""), { maxLength: 3 }),
});
const conversation = fc.array(turn, { maxLength: 8 });

const user = (text: string): Message => ({ role: "user", parts: [text] });
const assistant = (...parts: string[]): Message => ({ role: "assistant", parts });

// One expectation for each example: they are what takes time.
const RUNS = { numRuns: 1000 };
const PATIENCE_MILLISECONDS = 60_000;

test(
  "whoever reads what is new of each call has read all that was said in any",
  () => {
    fc.assert(
      fc.property(fc.array(conversation, { maxLength: 6 }), (calls) => {
        const read = new Set<string>();
        const isRead = calls.every((now, index) => {
          const { of } = repeatsOf(calls[index - 1] ?? [], now);
          const said = (messages: readonly Message[]) =>
            messages.flatMap(({ role, parts }) => parts.map((part) => `${role} ${part}`));
          for (const each of said(now.filter((_, at) => of[at] === -1))) read.add(each);
          return said(now).every((each) => read.has(each));
        });
        expect(isRead).toBe(true);
      }),
      RUNS,
    );
  },
  PATIENCE_MILLISECONDS,
);

test(
  "what is repeated stands in the call before, in the same order, with all its parts",
  () => {
    fc.assert(
      fc.property(conversation, conversation, (before, now) => {
        const { of, leftOut } = repeatsOf(before, now);
        const found = of.filter((at) => at >= 0);
        const isThere = of.every((at, index) => {
          const [one, other] = [before[at], now[index]];
          if (at < 0) return true;
          return (
            one?.role === other?.role && other?.parts.every((each) => one?.parts.includes(each))
          );
        });
        expect({
          count: of.length,
          isThere,
          isInOrder: found.every((at, index) => at > (found[index - 1] ?? -1)),
          leftOut,
          // What the call was made for, or what it answered, is shown whatever came before.
          last: now.length > 0 ? of.at(-1) : -1,
        }).toEqual({
          count: now.length,
          isThere: true,
          isInOrder: true,
          leftOut: (found.at(-1) ?? -1) + 1 - found.length,
          last: -1,
        });
      }),
      RUNS,
    );
  },
  PATIENCE_MILLISECONDS,
);

test("of a chat that grows each call shows what was said since", () => {
  const said = fc.array(fc.string(), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(said, (texts) => {
      const all = texts.flatMap((text) => [user(text), assistant(text, "thought")]);
      texts.forEach((_, call) => {
        const { of, leftOut } = repeatsOf(all.slice(0, 2 * call), all.slice(0, 2 * call + 2));
        expect(of.filter((at) => at < 0)).toHaveLength(2);
        expect(leftOut).toBe(0);
      });
    }),
  );
});

test("an answer that is sent back without its reasoning is none anew", () => {
  const before = [user("a"), assistant("thought", "b")];
  const now = [user("a"), assistant("b"), user("c"), assistant("d")];
  expect(repeatsOf(before, now)).toEqual({ of: [0, 1, -1, -1], leftOut: 0 });
});

test("what is not sent again is counted, where something after it is", () => {
  const before = [user("rules"), user("a"), assistant("b"), user("c")];
  const now = [user("rules"), user("c"), assistant("d")];
  expect(repeatsOf(before, now)).toEqual({ of: [0, 3, -1], leftOut: 2 });
});

test("the same answer to the same words is shown again", () => {
  const call = [user("a"), assistant("b")];
  expect(repeatsOf(call, call).of).toEqual([0, -1]);
});

test("conversations of thousands of turns are compared at once", () => {
  const before = Array.from({ length: 5_000 }, (_, at) => user(`${at}`));
  const now = [...before, assistant("so")];
  expect(repeatsOf(before, now).of.filter((at) => at < 0)).toEqual([-1]);
  const other = Array.from({ length: 5_000 }, (_, at) => user(`other ${at}`));
  expect(repeatsOf(before, [...other, assistant("so")]).of.every((at) => at < 0)).toBe(true);
});

test("runs have every turn once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 2 })), (of) => {
      const runs = runsOf(of);
      expect(runs.flatMap(({ from, to }) => of.slice(from, to))).toEqual(of);
      runs.forEach(({ isRepeated }, index) => {
        expect(isRepeated).not.toBe(runs[index + 1]?.isRepeated);
      });
    }),
  );
});
