import assert from "node:assert/strict";
import { createClient } from "graphql-sse";
import {
  headers, heard, inTime, rejected, scenario, sleep, trustedConnections, trustedUrl, untilHeard, url,
} from "./harness.mjs";

const client = (options = {}) => createClient({ url, headers, retryAttempts: 0, ...options });

async function results(using, payload) {
  const collected = [];
  for await (const result of using.iterate(payload)) collected.push(result);
  return collected;
}

const changed = (tag) => ({
  query: `subscription ($filter: CompletionFilter) {
    completionChanged(filter: $filter) { type completion { tags } } }`,
  variables: { filter: { tags: { has: tag } } },
});

scenario("a query and a mutation are answered once, and end", async () => {
  const sse = client();
  const query = await results(sse, { query: "{ viewer { role } }" });
  assert.deepEqual(query.map(({ data }) => data), [{ viewer: { role: "ADMIN" } }]);
  const mutation = await results(sse, {
    query: "mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) { tags } }",
    variables: { input: { tags: ["sse"] } },
  });
  assert.deepEqual(mutation[0].data.createCompletion.tags, ["sse"]);
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
  assert.deepEqual(data.completionChanged, {
    type: "CREATED", completion: { tags: ["sse-live"] },
  });
  unsubscribe();
  await inTime(sink.ended, "complete after unsubscribe");
});

scenario("a subscription that cannot be is an error with a code", async () => {
  const payload = changed("x");
  payload.variables.filter = { payload: [{ path: "$where" }] };
  const [{ errors }] = await results(client(), payload);
  assert.equal(errors[0].extensions.code, "BAD_USER_INPUT");
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
