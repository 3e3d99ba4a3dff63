import assert from "node:assert/strict";
import { createClient } from "graphql-sse";
import {
  headers, heard, inTime, log, present, rejected, scenario, sleep, trustedConnections, trustedUrl, until,
  untag, untilHeard, url,
} from "./harness.mjs";

const client = (options = {}) => createClient({ url, headers, retryAttempts: 0, ...options });

async function results(using, payload) {
  const collected = [];
  for await (const result of using.iterate(payload)) collected.push(result);
  return collected;
}

const changed = (tag, after) => ({
  query: `subscription ($filter: CompletionFilter, $after: String) {
    completionChanged(filter: $filter, after: $after) { cursor type completionId completion { tags } } }`,
  variables: { filter: { tags: { has: tag } }, after },
});

scenario("a query and a mutation are answered once, and end", async () => {
  const sse = client();
  const query = await results(sse, { query: "{ viewer { role } }" });
  assert.deepEqual(query.map(({ data }) => data), [{ viewer: { role: "ADMIN" } }]);
  const mutation = await results(sse, {
    query: "mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) { completion { tags } } }",
    variables: { input: { tags: ["sse"] } },
  });
  assert.deepEqual(mutation[0].data.createCompletion.completion.tags, ["sse"]);
});

scenario("errors are told with their code, and the stream ends", async () => {
  const sse = client();
  const codes = [];
  for (const query of ["{", "{ nothing }", "query A { __typename } query B { __typename }"]) {
    const [result, ...more] = await results(sse, { query });
    codes.push(result.errors[0].extensions.code);
    assert.deepEqual(more, []);
  }
  assert.deepEqual(codes, ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"]);
});

scenario("events arrive until the client unsubscribes", async () => {
  const sse = client();
  const sink = heard();
  const unsubscribe = sse.subscribe(changed("sse-live"), sink);
  const { data } = await untilHeard(sink.events, "sse-live");
  const { type, completion } = data.completionChanged;
  assert.deepEqual({ type, completion }, { type: "CREATED", completion: { tags: ["sse-live"] } });
  unsubscribe();
  await inTime(sink.ended, "complete after unsubscribe");
});

scenario("a subscription that cannot be is an error with a code", async () => {
  const payload = changed("x");
  payload.variables.filter = { payload: [{ path: "$where" }] };
  const [{ errors }] = await results(client(), payload);
  assert.equal(errors[0].extensions.code, "BAD_USER_INPUT");
});

// The client does not read an event's id: the cursor is selected, and sent as a variable or as a header.
for (const how of ["after", "Last-Event-ID"]) {
  scenario(`a stream goes on where its connection broke, by ${how}`, async () => {
    const tag = `sse ${how}`;
    const payload = changed(tag, await present());
    const missed = [];
    let connection;
    let last;
    const sse = client({
      headers: () => (last && how === "Last-Event-ID" ? { ...headers, [how]: last } : headers),
      fetchFn: (target, { signal, ...init }) => {
        const control = new AbortController();
        signal.addEventListener("abort", () => control.abort());
        connection = control;
        return fetch(target, { ...init, signal: control.signal });
      },
      retryAttempts: 3,
      retry: async () => missed.push(...(await log({ tags: [tag] }, { tags: [tag] }))),
    });
    const told = [];
    const unsubscribe = sse.subscribe(payload, {
      ...heard(),
      next: ({ data }) => {
        told.push(data.completionChanged);
        last = data.completionChanged.cursor;
        if (how === "after") payload.variables.after = last;
        // Later: the client takes a break for one only while it waits for more.
        if (told.length === 3) setImmediate(() => connection.abort());
      },
    });
    const ids = await log(...Array.from({ length: 20 }, () => ({ tags: [tag] })));
    await until(() => missed.length === 2 && told.length >= 22, "all of the events");
    ids.push(...missed, ...(await log({ tags: [tag] })));
    await until(() => told.at(-1).completionId === ids.at(-1), "one more");
    assert.deepEqual(told.map(({ completionId }) => completionId), ids);
    unsubscribe();
  });
}

scenario("a completion that loses the tag has left", async () => {
  const after = await present();
  const [id] = await log({ tags: ["sse-leaving"] });
  const sink = heard();
  const unsubscribe = client().subscribe(changed("sse-leaving", after), sink);
  await until(() => sink.events.length === 1, "its creation");
  await untag(id, "sse-leaving");
  await until(() => sink.events.length === 2, "its leaving");
  const told = sink.events.map(({ data }) => data.completionChanged);
  assert.deepEqual(told.map(({ type, completionId }) => [type, completionId]), [
    ["CREATED", id], ["LEFT", id],
  ]);
  unsubscribe();
});

scenario("a cursor that is none is an error with a code", async () => {
  const [{ errors }, ...more] = await results(client(), changed("none", "no cursor"));
  assert.equal(errors[0].extensions.code, "BAD_USER_INPUT");
  assert.match(errors[0].message, /cursor/);
  assert.deepEqual(more, []);
});

scenario("a rejected token is an error with status 401 and a code", async () => {
  // The client retries whatever is no 2xx, unless it is told not to.
  const sse = client({ headers: { "X-Log10-Token": "wrong" } });
  const { response } = await rejected(results(sse, { query: "{ __typename }" }));
  assert.equal(response.status, 401);
  const { errors } = await response.json();
  assert.equal(errors[0].extensions.code, "UNAUTHENTICATED");
});

scenario("unsubscribing ends the subscription on the server", async () => {
  // This gateway holds few connections, and answers the next one 503.
  const sse = client({ url: trustedUrl });
  const subscribe = () => {
    const sink = heard();
    return { sink, unsubscribe: sse.subscribe(changed("many"), sink) };
  };
  const open = Array.from({ length: trustedConnections + 1 }, subscribe);
  const error = await inTime(
    Promise.race(open.map(({ sink }) => sink.ended.then(() => null, (error) => error))),
    "one connection too many is rejected",
  );
  assert.equal(error.response.status, 503);
  for (const { unsubscribe } of open) unsubscribe();
  let answer;
  for (let tries = 0; tries < 50 && !answer?.data; tries++) {
    await sleep(50);
    [answer] = await results(sse, { query: "{ __typename }" }).catch(() => []);
  }
  assert.equal(answer?.data?.__typename, "Query");
});
