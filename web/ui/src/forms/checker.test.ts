import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Verdict } from "./check";
import type { Json } from "./json";

/** How long a worker takes for a schema; those that are not named answer at once. */
const takes = new Map<string, number>();
let opened = 0;
const VALID: Verdict = { isValid: true, faults: [] };

vi.mock("@/state/worker", () => ({
  openWorker: () => opened++,
  caller: () => {
    let end: () => void = () => undefined;
    const check = (schema: string) =>
      new Promise((resolve, reject) => {
        end = () => reject(new Error("ended"));
        setTimeout(() => resolve(VALID), takes.get(schema) ?? 0);
      });
    return { remote: { check }, end: () => end() };
  },
}));

const { check } = await import("./checker");

beforeEach(() => {
  vi.useFakeTimers();
  takes.clear();
  opened = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

async function told(schema: unknown, value: Json = 1): Promise<Verdict> {
  const verdict = check(schema, value);
  await vi.advanceTimersByTimeAsync(10_000);
  return verdict;
}

test("what cannot be printed is not known, and those after it are answered", async () => {
  const round: Record<string, unknown> = {};
  round.itself = round;

  expect(await told(round)).toEqual({ isValid: null, faults: [] });
  expect(await told({}, round as Json)).toEqual({ isValid: null, faults: [] });
  expect(await told({ type: "string" })).toEqual(VALID);
});

test("once too late is no fault of a schema's, twice in a row is", async () => {
  const schema = { pattern: "(a+)+$" };
  const text = JSON.stringify(schema);
  const late = async () => {
    takes.set(text, 60_000);
    const verdict = await told(schema);
    takes.delete(text);
    return verdict;
  };
  expect(await late()).toEqual({ isValid: null, faults: [], isSlow: true });
  // It was not the schema: it begins anew.
  expect(await told(schema)).toEqual(VALID);
  await late();
  await late();

  const before = opened;
  expect((await told(schema)).isSlow).toBe(true);
  expect(opened).toBe(before);
});
