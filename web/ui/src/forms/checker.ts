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
/** Schemas that have taken too long: they are left to the gateway, whose patterns take linear time. */
const slow = new Set<string>();
const printed = new WeakMap<object, string>();

function textOf(schema: unknown): string {
  if (typeof schema !== "object" || schema === null) return JSON.stringify(schema);
  const text = printed.get(schema) ?? JSON.stringify(schema);
  printed.set(schema, text);
  return text;
}

/** One after the other, in one worker: whichever takes too long is the one that ends it. */
export function check(schema: unknown, value: Json): Promise<Verdict> {
  const result = waiting.then(() => ask(textOf(schema), printJson(value)));
  waiting = result;
  return result;
}

async function ask(schema: string, value: string): Promise<Verdict> {
  if (slow.has(schema)) return SLOW;
  try {
    // Whatever it is asked first, loading it is no fault of the schema's.
    if (!isWarm) await within(FIRST_MILLISECONDS, "true", "null");
    isWarm = true;
    return await within(PATIENCE_MILLISECONDS, schema, value);
  } catch {
    if (!isWarm) return UNKNOWN;
    // Only what takes too long ends it: the checker itself catches what is wrong with a schema.
    slow.add(schema);
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
