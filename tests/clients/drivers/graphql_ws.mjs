import assert from "node:assert/strict";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import {
  heard, inTime, log, newToken, oneConnection, present, rejected, scenario, sleep, socketUrl, token, until,
  untag, untilHeard,
} from "./harness.mjs";

const CHANGED = `subscription ($filter: CompletionFilter, $after: String) {
  completionChanged(filter: $filter, after: $after) { cursor type completionId completion { id tags } }
}`;
const of = (tag, after) => ({ query: CHANGED, variables: { filter: { tags: { has: tag } }, after } });
const PAGE = `query ($filter: CompletionFilter) {
  changeCursor
  completions(filter: $filter, first: 100) { nodes { id } }
}`;

function client(secret = token, options = {}) {
  return createClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { "X-Log10-Token": secret },
    retryAttempts: 0,
    ...options,
  });
}

/** Execute an operation that ends, and return all of its results. */
async function results(using, payload) {
  const collected = [];
  for await (const result of using.iterate(payload)) collected.push(result);
  return collected;
}

scenario("a query and a mutation are answered once, and end", async () => {
  const ws = client();
  const query = "{ viewer { role organization { id } } }";
  const [{ data }, ...more] = await results(ws, { query });
  assert.equal(data.viewer.role, "ADMIN");
  assert.deepEqual(more, []);

  const mutation = `mutation ($input: CreateCompletionInput!) {
    createCompletion(input: $input) { completion { id tags } } }`;
  const [made] = await results(ws, { query: mutation, variables: { input: { tags: ["ws"] } } });
  assert.deepEqual(made.data.createCompletion.completion.tags, ["ws"]);
  await ws.dispose();
});

scenario("an operation that is not executed ends with errors that have a code", async () => {
  const ws = client();
  const codes = [];
  for (const query of ["{", "{ nothing }", "query A { __typename } query B { __typename }"]) {
    const [error] = await rejected(results(ws, { query }));
    codes.push(error.extensions.code);
  }
  assert.deepEqual(codes, ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"]);
  // The connection is as good as before.
  assert.equal((await results(ws, { query: "{ __typename }" }))[0].data.__typename, "Query");
  await ws.dispose();
});

scenario("a field that fails is an error beside the data", async () => {
  const ws = client();
  const query = `{ viewer { role } completions(filter: {payload: [{path: "$where"}]}) { nodes { id } } }`;
  const [result] = await results(ws, { query });
  assert.equal(result.errors[0].extensions.code, "BAD_USER_INPUT");
  assert.deepEqual(result.errors[0].path, ["completions"]);
  assert.equal(result.data.completions, null);
  assert.ok(result.data.viewer.role);
  await ws.dispose();
});

scenario("events arrive in order, and those of the filter alone", async () => {
  const ws = client();
  const sink = heard();
  const unsubscribe = ws.subscribe(of("ordered"), sink);
  await untilHeard(sink.events, "ordered");
  const before = sink.events.length;
  await log({ tags: ["other"] });
  const ids = await log(...Array.from({ length: 20 }, () => ({ tags: ["ordered"] })));
  while (sink.events.length < before + ids.length) await untilHeard(sink.events, "ordered");
  const told = sink.events.map(({ data }) => data.completionChanged);
  assert.deepEqual(told.slice(before, before + 20).map((event) => event.completionId), ids);
  assert(told.every((event) => event.completion.tags[0] === "ordered" && event.type === "CREATED"));
  unsubscribe();
  await inTime(sink.ended, "complete after unsubscribe");
  await ws.dispose();
});

scenario("a subscription goes on where its connection broke, without a gap or a double", async () => {
  const missed = [];
  let socket;
  const ws = client(token, {
    on: { connected: (connected) => (socket = connected) },
    shouldRetry: () => true,
    retryAttempts: 3,
    retryWait: async () => missed.push(...(await log({ tags: ["broken"] }, { tags: ["broken"] }))),
  });
  // The client sends the payload again, as it is then.
  const payload = of("broken", await present());
  const told = [];
  const unsubscribe = ws.subscribe(payload, {
    ...heard(),
    next: ({ data }) => {
      told.push(data.completionChanged);
      payload.variables.after = data.completionChanged.cursor;
      if (told.length === 3) socket.terminate();
    },
  });
  const ids = await log(...Array.from({ length: 20 }, () => ({ tags: ["broken"] })));
  await until(() => missed.length === 2 && told.length >= 22, "all of the events");
  const [last] = await log({ tags: ["broken"] });
  await until(() => told.at(-1).completionId === last, "one more");
  assert.deepEqual(told.map(({ completionId }) => completionId), [...ids, ...missed, last]);
  assert(told.every(({ type }) => type === "CREATED"));
  unsubscribe();
  await ws.dispose();
});

scenario("a page and the changes after its cursor have everything that was logged", async () => {
  const ws = client();
  const ids = await log({ tags: ["page"] });
  let logging = true;
  const logged = (async () => {
    while (logging) ids.push(...(await log({ tags: ["page"] })));
  })();
  const { variables } = of("page");
  const [{ data }] = await results(ws, { query: PAGE, variables });
  const sink = heard();
  const unsubscribe = ws.subscribe(of("page", data.changeCursor), sink);
  await until(() => sink.events.length > 2, "events");
  logging = false;
  await logged;
  const told = () => sink.events.map((event) => event.data.completionChanged.completionId);
  await until(() => told().includes(ids.at(-1)), "the last one");
  const page = data.completions.nodes.map(({ id }) => id);
  assert(page.includes(ids[0]));
  assert.deepEqual(new Set([...page, ...told()]), new Set(ids));
  assert.equal(new Set(told()).size, told().length);
  unsubscribe();
  await ws.dispose();
});

scenario("a completion that loses the tag has left", async () => {
  const ws = client();
  const after = await present();
  const [id] = await log({ tags: ["leaving"] });
  const sink = heard();
  const unsubscribe = ws.subscribe(of("leaving", after), sink);
  await until(() => sink.events.length === 1, "its creation");
  await untag(id, "leaving");
  await until(() => sink.events.length === 2, "its leaving");
  const told = sink.events.map(({ data }) => data.completionChanged);
  assert.deepEqual(told.map(({ type, completionId }) => [type, completionId]), [
    ["CREATED", id], ["LEFT", id],
  ]);
  unsubscribe();
  await ws.dispose();
});

scenario("a cursor that is none ends the subscription with a code", async () => {
  const ws = client();
  const [error] = await rejected(results(ws, of("none", "no cursor")));
  assert.equal(error.extensions.code, "BAD_USER_INPUT");
  assert.match(error.message, /cursor/);
  await ws.dispose();
});

scenario("unsubscribing ends the subscription on the server", async () => {
  const ws = client(token, oneConnection);
  // A connection has at most 100 operations under way.
  const open = Array.from({ length: 100 }, () => {
    const sink = heard();
    return { sink, unsubscribe: ws.subscribe(of("many"), sink) };
  });
  const [error] = await rejected(results(ws, { query: "{ __typename }" }));
  assert.match(error.message, /100 operations/);
  for (const { unsubscribe } of open) unsubscribe();
  await Promise.all(open.map(({ sink }) => inTime(sink.ended, "complete")));
  assert.equal((await results(ws, { query: "{ __typename }" }))[0].data.__typename, "Query");
  await ws.dispose();
});

scenario("a rejected token closes the connection with 4403 and says why", async () => {
  const ws = client("wrong", { retryAttempts: 5, shouldRetry: ({ code }) => code !== 4403 });
  const closed = await rejected(results(ws, { query: "{ __typename }" }));
  assert.equal(closed.code, 4403);
  assert.match(closed.reason, /token/);
});

scenario("the client reconnects with another token after the server has closed", async () => {
  const first = await newToken();
  const secrets = [first.secret, token];
  const codes = [];
  const ws = client(token, {
    connectionParams: () => ({ authorization: `Bearer ${secrets[0]}` }),
    retryAttempts: 3,
    retryWait: async () => {},
    shouldRetry: () => true,
    lazy: false,
    onNonLazyError: () => {},
    on: { closed: ({ code }) => (codes.push(code), secrets.shift()) },
  });
  const { data } = (await results(ws, { query: "{ viewer { tokenName } }" }))[0];
  assert.equal(data.viewer.tokenName, "short-lived");
  await first.revoke();
  while (codes.length === 0) await sleep(50);
  const sink = heard();
  const unsubscribe = ws.subscribe(of("again"), sink);
  await untilHeard(sink.events, "again");
  assert.deepEqual(codes, [4403]);
  unsubscribe();
  await ws.dispose();
});

scenario("keep-alive pings are answered", async () => {
  let pongs = 0;
  const ws = client(token, { keepAlive: 50, lazy: false, on: { pong: () => pongs++ } });
  while (pongs < 3) await sleep(20);
  await ws.dispose();
});
