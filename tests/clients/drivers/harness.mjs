// Runs a client's scenarios one after the other, and prints one JSON line about them.
import { format } from "node:util";

export const url = `${process.env.LOG10_URL}/graphql`;
export const socketUrl = url.replace("http", "ws");
export const token = process.env.LOG10_TOKEN;
export const headers = { "X-Log10-Token": token };
// A gateway with the trusted documents of these drivers, that holds few connections.
export const trustedUrl = `${process.env.LOG10_TRUSTED_URL}/graphql`;
export const trustedConnections = Number(process.env.LOG10_TRUSTED_CONNECTIONS);

const TIMEOUT_MS = 20_000;
const LEFT_OPEN_MS = 3_000;
const scenarios = [];
const report = { results: {}, unhandled: [], printed: [], leftOpen: [] };

export const scenario = (name, body) => scenarios.push({ name, body });
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Fail with `what` unless the promise settles in time. */
export function inTime(promise, what, ms = 10_000) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`in vain for ${ms} ms: ${what}`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** For graphql-ws: one connection, that stays when nothing is under way. */
export const oneConnection = { lazy: false, onNonLazyError: () => {} };

/** Return what a promise is rejected with, which must be. */
export async function rejected(promise) {
  const settled = await promise.then((value) => ({ value }), (error) => ({ error }));
  if (!("error" in settled)) throw new Error(`not rejected: ${format(settled.value)}`);
  return settled.error;
}

/** Wait until something holds. */
export async function until(check, what) {
  for (let waits = 0; waits < 300; waits++) {
    if (check()) return;
    await sleep(20);
  }
  throw new Error(`in vain: ${what}`);
}

/** Ask the gateway without any client. */
export async function ask(query, variables = {}, secret = token) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Log10-Token": secret },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

export async function log(...inputs) {
  const mutation =
    "mutation ($input: CreateCompletionsInput!) { createCompletions(input: $input) { results { id } } }";
  const { createCompletions } = await ask(mutation, { input: { completions: inputs, atomic: true } });
  return createCompletions.results.map(({ id }) => id);
}

/** A time from which on a subscription may tell: nothing has to be waited for. */
export const present = async () => (await ask("{ changeCursor }")).changeCursor;

export const untag = (id, tag) =>
  ask("mutation ($input: RemoveTagsInput!) { removeTags(input: $input) { count } }", {
    input: { completionIds: [id], tags: [tag] },
  });

/** Collects what a subscription tells, as an observer. */
export function heard() {
  const events = [];
  const ended = Promise.withResolvers ? Promise.withResolvers() : withResolvers();
  ended.promise.catch(() => {});
  return {
    events,
    ended: ended.promise,
    next: (event) => events.push(event),
    error: (error) => ended.reject(error),
    complete: () => ended.resolve(),
  };
}

function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

/**
 * Log completions with the tag until a subscription has told of one: it begins at a time that
 * its client is not told.
 */
export async function untilHeard(events, tag) {
  const before = events.length;
  for (let tries = 0; tries < 40; tries++) {
    await log({ tags: [tag] });
    for (let waits = 0; waits < 10; waits++) {
      if (events.length > before) return events.at(-1);
      await sleep(30);
    }
  }
  throw new Error("the subscription told nothing");
}

/**
 * Check that what was ended is ended on the server too, which lets a connection have 100 operations
 * under way: begin 60 subscriptions, end them, and begin 60 more on the same connection.
 */
export async function endsOnTheServer(subscribe, tag) {
  let number = 0; // clients share what has the same variables
  const filter = () => ({ tags: { has: tag, hasNone: [`no ${number++}`] } });
  const begin = () =>
    Array.from({ length: 60 }, () => {
      const sink = heard();
      return { sink, end: subscribe(sink, { filter: filter() }) };
    });
  const first = begin();
  await sleep(200);
  for (const { end } of first) end();
  const second = begin();
  for (const { sink } of second) {
    if (sink.events.length === 0) await untilHeard(sink.events, tag);
    if (sink.events[0].error) throw sink.events[0].error;
  }
  for (const { end } of second) end();
}

/** Make a token that can be revoked. */
export async function newToken(role = "WRITER") {
  const { createToken } = await ask(
    "mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret token { id } } }",
    { input: { name: "short-lived", role } },
  );
  const { secret } = createToken;
  const revoke = () =>
    ask("mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { token { id } } }", {
      input: { id: createToken.token.id },
    });
  return { secret, revoke };
}

for (const level of ["warn", "error", "log"]) {
  console[level] = (...parts) => report.printed.push(format(...parts));
}
process.on("unhandledRejection", (error) => report.unhandled.push(format(error)));
process.on("exit", () => process.stdout.write(`${JSON.stringify(report)}\n`));

setImmediate(async () => {
  for (const { name, body } of scenarios) {
    try {
      await inTime(body(), name, TIMEOUT_MS);
      report.results[name] = null;
    } catch (error) {
      report.results[name] = format(error);
    }
  }
  // The process ends by itself, unless a client has left something open.
  setTimeout(() => {
    report.leftOpen = process.getActiveResourcesInfo();
    process.exit();
  }, LEFT_OPEN_MS).unref();
});
