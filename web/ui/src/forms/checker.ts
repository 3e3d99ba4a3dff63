/** Ask the worker what a schema says of an answer, for as long as a person would wait. */
import { type Caller, caller, openWorker } from "@/state/worker";
import type { Checker, Verdict } from "./check";
import workerUrl from "./check.worker.ts?worker&url";
import { type Json, printJson } from "./json";

const PATIENCE_MILLISECONDS = 500;
/** The first has to wait until the worker is loaded. */
const FIRST_MILLISECONDS = 5_000;

const UNKNOWN: Verdict = { isValid: null, faults: [] };
const SLOW: Verdict = { ...UNKNOWN, isSlow: true };

let shared: Caller<Checker> | undefined;
let isWarm = false;
let waiting: Promise<unknown> = Promise.resolve();
/**
 * How many times in a row a schema has taken too long: after the second it is not asked again, and left to the
 * gateway, whose patterns take linear time. Once may be the fault of a tab that is hidden, or of a busy machine.
 */
const strikes = new Map<string, number>();
const MOST_STRIKES = 2;
const printed = new WeakMap<object, string>();

function textOf(schema: unknown): string {
  if (typeof schema !== "object" || schema === null) return JSON.stringify(schema);
  const text = printed.get(schema) ?? JSON.stringify(schema);
  printed.set(schema, text);
  return text;
}

/** One after the other, in one worker: whichever takes too long is the one that ends it. */
export function check(schema: unknown, value: Json): Promise<Verdict> {
  const result = waiting.then(() => ask(schema, value));
  waiting = result;
  return result;
}

/** Never throws: those who wait behind it would not be answered any more. */
async function ask(schema: unknown, value: Json): Promise<Verdict> {
  let texts: [string, string];
  try {
    texts = [textOf(schema), printJson(value)];
  } catch {
    // Nested deeper than it can be printed.
    return UNKNOWN;
  }
  return askInTime(...texts);
}

async function askInTime(schema: string, value: string): Promise<Verdict> {
  const before = strikes.get(schema) ?? 0;
  if (before >= MOST_STRIKES) return SLOW;
  try {
    // Whatever it is asked first, loading it is no fault of the schema's.
    if (!isWarm) await within(FIRST_MILLISECONDS, "true", "null");
    isWarm = true;
    const verdict = await within(PATIENCE_MILLISECONDS, schema, value);
    strikes.delete(schema);
    return verdict;
  } catch {
    if (!isWarm) return UNKNOWN;
    // Only what takes too long ends it: the checker itself catches what is wrong with a schema.
    strikes.set(schema, before + 1);
    isWarm = false;
    return SLOW;
  }
}

/** Ask, and end the worker that does not answer in time. */
async function within(milliseconds: number, schema: string, value: string): Promise<Verdict> {
  shared ??= caller<Checker>(openWorker(workerUrl));
  const { end, remote } = shared;
  const timer = setTimeout(() => {
    shared = undefined;
    end();
  }, milliseconds);
  try {
    return await remote.check(schema, value);
  } finally {
    clearTimeout(timer);
  }
}
