import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Client, cacheExchange, fetchExchange, gql, subscriptionExchange } from "@urql/core";
import { cacheExchange as graphcache } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { persistedExchange } from "@urql/exchange-persisted";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import {
  endsOnTheServer, headers, heard, log, oneConnection, scenario, sleep, socketUrl, token, until,
  trustedUrl, untilHeard, url,
} from "./harness.mjs";
import { TRUSTED, sha256 } from "./trusted.mjs";

const PAGE = gql`
  query Page($filter: CompletionFilter, $first: Int, $after: String) {
    completions(filter: $filter, first: $first, after: $after) {
      edges { cursor node { globalId id tags status usage { totalTokens } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const UPDATE = gql`
  mutation Update($input: UpdateCompletionInput!) {
    updateCompletion(input: $input) { completion { globalId tags status } }
  }
`;
const TAG = gql`
  mutation Tag($input: AddTagsInput!) {
    addTags(input: $input) { results { completion { globalId tags } error { code } } }
  }
`;
const DELETE = gql`
  mutation Delete($input: DeleteCompletionsInput!) {
    deleteCompletions(input: $input) { deletedGlobalIds count }
  }
`;
const CREATE = gql`
  mutation Create($input: CreateCompletionInput!) {
    createCompletion(input: $input) { completion { globalId } }
  }
`;
const CHANGED = gql`
  subscription Changed($filter: CompletionFilter) {
    completionChanged(filter: $filter) { type completionId completion { globalId tags status } }
  }
`;

// By what Graphcache knows the objects of each type: those of the others are part of what holds them.
const keyOf = ({ fields, interfaces }) => {
  if (interfaces.some(({ name }) => name === "Node")) return ({ globalId }) => globalId;
  return fields.some(({ name }) => name === "id") ? ({ id }) => id : () => null;
};
const normalized = () => {
  const schema = JSON.parse(readFileSync(process.env.LOG10_INTROSPECTION, "utf8"));
  const objects = schema.__schema.types.filter(({ kind }) => kind === "OBJECT");
  return graphcache({
    schema,
    keys: Object.fromEntries(objects.map((type) => [type.name, keyOf(type)])),
    resolvers: { Query: { completions: relayPagination() } },
    updates: {
      Mutation: {
        deleteCompletions: ({ deleteCompletions }, _, cache) => {
          for (const globalId of deleteCompletions.deletedGlobalIds) {
            cache.invalidate({ __typename: "Completion", globalId });
          }
        },
      },
    },
  });
};

function client(cache, { secret = token, ...options } = {}) {
  return new Client({
    url,
    exchanges: [cache, fetchExchange],
    fetchOptions: { headers: { "X-Log10-Token": secret } },
    ...options,
  });
}

function sockets(cache, secret = token) {
  const ws = createClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { "X-Log10-Token": secret },
    retryAttempts: 0,
    ...oneConnection,
  });
  const forward = subscriptionExchange({
    forwardSubscription: ({ query = "", variables }) => ({
      subscribe: (sink) => ({ unsubscribe: ws.subscribe({ query, variables }, sink) }),
    }),
  });
  const urql = new Client({
    url, exchanges: [cache, fetchExchange, forward], fetchOptions: { headers },
  });
  return { urql, ws };
}

const by = (tag) => ({ filter: { tags: { has: tag } } });
const tagsOf = ({ data }) => data.completions.edges.map(({ node }) => node.tags);

/** Watch a query; `results` grows. */
function watch(urql, query, variables, context) {
  const results = [];
  const { unsubscribe } = urql.query(query, variables, context).subscribe((r) => results.push(r));
  return { results, unsubscribe };
}

for (const [name, cache] of [["document cache", () => cacheExchange], ["Graphcache", normalized]]) {
  scenario(`${name}: a query is answered once, and then from the cache`, async () => {
    await log({ tags: [`once ${name}`] });
    let requests = 0;
    const counted = (...given) => (requests++, fetch(...given));
    const urql = client(cache(), { fetch: counted });
    for (let reads = 0; reads < 2; reads++) {
      const result = await urql.query(PAGE, by(`once ${name}`)).toPromise();
      assert.equal(result.error, undefined);
      assert.equal(result.data.completions.edges.length, 1);
      assert.equal(result.stale, false);
    }
    assert.equal(requests, 1);
  });

  scenario(`${name}: a query sent by GET is answered`, async () => {
    const urql = client(cache(), { preferGetMethod: "force" });
    const { data, error } = await urql.query(gql`{ viewer { role } }`, {}).toPromise();
    assert.equal(error, undefined);
    assert.equal(data.viewer.role, "ADMIN");
  });

  scenario(`${name}: a mutation is seen by a query that is being watched`, async () => {
    const [id] = await log({ tags: [`watch ${name}`], status: "STARTED" });
    const urql = client(cache());
    const { results, unsubscribe } = watch(urql, PAGE, by(`watch ${name}`));
    await until(() => results.length, "a first result");
    const input = { id, status: "FINISHED" };
    const mutated = await urql.mutation(UPDATE, { input }).toPromise();
    assert.equal(mutated.error, undefined);
    const node = () => results.at(-1).data.completions.edges[0].node;
    await until(() => node().status === "FINISHED" && !results.at(-1).stale, "the new status");

    const tags = { completionIds: [id, "absent"], tags: ["seen"] };
    const tagged = await urql.mutation(TAG, { input: tags }).toPromise();
    assert.equal(tagged.data.addTags.results[1].error.code, "NOT_FOUND");
    await until(() => node().tags.includes("seen") && !results.at(-1).stale, "the new tag");
    unsubscribe();
  });

  scenario(`${name}: what is created appears in a list that was empty, if its type is named`, async () => {
    const tag = `empty ${name}`;
    const urql = client(cache());
    const context = { additionalTypenames: ["Completion"] };
    const { results, unsubscribe } = watch(urql, PAGE, by(tag), context);
    await until(() => results.length, "a first result");
    assert.deepEqual(tagsOf(results.at(-1)), []);
    await urql.mutation(CREATE, { input: { tags: [tag] } }).toPromise();
    if (name === "Graphcache") await urql.query(PAGE, by(tag), { requestPolicy: "network-only" }).toPromise();
    await until(() => tagsOf(results.at(-1)).length === 1, "the new completion");
    unsubscribe();
  });

  scenario(`${name}: an error of a field has its code and path`, async () => {
    const filter = { payload: [{ path: "$where" }] };
    const { error, data } = await client(cache()).query(PAGE, { filter }).toPromise();
    assert.equal(error.graphQLErrors[0].extensions.code, "BAD_USER_INPUT");
    assert.deepEqual(error.graphQLErrors[0].path, ["completions"]);
    assert.equal(data?.completions ?? null, null);
  });

  scenario(`${name}: a rejected token is an error with its code`, async () => {
    const urql = client(cache(), { secret: "wrong" });
    for (const run of [urql.query(PAGE, {}), urql.mutation(DELETE, { input: { ids: [] } })]) {
      const { error } = await run.toPromise();
      assert.equal(error.response.status, 401);
      assert.equal(error.graphQLErrors[0].extensions.code, "UNAUTHENTICATED");
    }
  });

  scenario(`${name}: subscriptions over WebSocket tell, and end on the server`, async () => {
    const { urql, ws } = sockets(cache());
    const tag = `socket ${name}`;
    const sink = heard();
    const { unsubscribe } = urql.subscription(CHANGED, by(tag)).subscribe(sink.next);
    const { data, error } = await untilHeard(sink.events, tag);
    assert.equal(error, undefined);
    assert.equal(data.completionChanged.completion.tags[0], tag);
    unsubscribe();
    const subscribe = ({ next }, variables) =>
      urql.subscription(CHANGED, variables).subscribe(next).unsubscribe;
    await endsOnTheServer(subscribe, tag);
    await ws.dispose();
  });

  scenario(`${name}: subscriptions by fetch, as events, tell until they are ended`, async () => {
    const urql = client(cache(), { fetchSubscriptions: true });
    const tag = `fetched ${name}`;
    const sink = heard();
    const { unsubscribe } = urql.subscription(CHANGED, by(tag)).subscribe(sink.next);
    const { data, error } = await untilHeard(sink.events, tag);
    assert.equal(error, undefined);
    assert.deepEqual(data.completionChanged.completion.tags, [tag]);
    unsubscribe();
    const before = sink.events.length;
    await log({ tags: [tag] });
    await sleep(300);
    assert.equal(sink.events.length, before);
  });
}

scenario("a subscription that cannot be, and a rejected token, are errors that can be read", async () => {
  // Not `toPromise`: of a subscription over a WebSocket, urql never says that it has ended.
  const first = async (source) => {
    const sink = heard();
    const { unsubscribe } = source.subscribe(sink.next);
    await until(() => sink.events.length, "a result");
    unsubscribe();
    return sink.events[0];
  };
  const { urql, ws } = sockets(cacheExchange);
  const filter = { payload: [{ path: "$where" }] };
  const fetched = client(cacheExchange, { fetchSubscriptions: true });
  for (const subscribing of [urql, fetched]) {
    const { error } = await first(subscribing.subscription(CHANGED, { filter }));
    assert.equal(error.graphQLErrors[0].extensions.code, "BAD_USER_INPUT");
  }
  await ws.dispose();

  const stranger = client(cacheExchange, { fetchSubscriptions: true, secret: "wrong" });
  const { error } = await first(stranger.subscription(CHANGED, {}));
  assert.equal(error.graphQLErrors[0].extensions.code, "UNAUTHENTICATED");

  const closed = sockets(cacheExchange, "wrong");
  const over = await first(closed.urql.subscription(CHANGED, {}));
  assert.equal(over.error.networkError.code, 4403);
  assert.match(over.error.networkError.reason, /token/);
  await closed.ws.dispose();
});

scenario("Graphcache: pages are put together, each completion once", async () => {
  await log(...Array.from({ length: 7 }, () => ({ tags: ["pages"] })));
  const urql = client(normalized());
  let after = null;
  let result;
  for (const length of [3, 6, 7]) {
    result = await urql.query(PAGE, { ...by("pages"), first: 3, after }).toPromise();
    assert.equal(result.error, undefined);
    assert.equal(result.data.completions.edges.length, length);
    after = result.data.completions.pageInfo.endCursor;
  }
  assert.equal(result.data.completions.pageInfo.hasNextPage, false);
  assert.equal(new Set(result.data.completions.edges.map(({ node }) => node.id)).size, 7);
});

for (const [name, cache] of [["document cache", () => cacheExchange], ["Graphcache", normalized]]) {
  scenario(`${name}: what was deleted is gone from a list that is being watched`, async () => {
    const tag = `gone ${name}`;
    const ids = await log({ tags: [tag] }, { tags: [tag] });
    const urql = client(cache());
    const { results, unsubscribe } = watch(urql, PAGE, by(tag));
    await until(() => results.length, "a first result");
    const input = { ids: [ids[0], "absent"] };
    // What is left of a deleted completion is its id: the document cache is told of the type.
    const context = { additionalTypenames: ["Completion"] };
    const { data } = await urql.mutation(DELETE, { input }, context).toPromise();
    assert.equal(data.deleteCompletions.count, 1);
    await until(() => tagsOf(results.at(-1)).length === 1 && !results.at(-1).stale, "a shorter list");
    unsubscribe();
  });
}

scenario("Graphcache: an event of a subscription updates what is being watched", async () => {
  const [id] = await log({ tags: ["live"], status: "STARTED" });
  const { urql, ws } = sockets(normalized());
  const { results, unsubscribe } = watch(urql, PAGE, by("live"));
  const sink = heard();
  const live = urql.subscription(CHANGED, by("live")).subscribe(sink.next);
  await untilHeard(sink.events, "live");
  await client(cacheExchange).mutation(UPDATE, { input: { id, status: "FAILED" } }).toPromise();
  const status = () =>
    results.at(-1).data.completions.edges.find(({ node }) => node.id === id)?.node.status;
  await until(() => status() === "FAILED", "the new status");
  live.unsubscribe();
  unsubscribe();
  await ws.dispose();
});

for (const preferGetForPersistedQueries of [true, false]) {
  const how = preferGetForPersistedQueries ? "by GET" : "by POST";

  function persisted(address) {
    const sent = [];
    const recorded = async (target, options) => {
      const response = await fetch(target, options);
      const isText = String(target).includes("query=") || (options.body ?? "").includes('"query"');
      sent.push({ isText, answer: await response.clone().json() });
      return response;
    };
    const exchange = persistedExchange({ preferGetForPersistedQueries, generateHash: sha256 });
    const urql = new Client({
      url: address,
      exchanges: [cacheExchange, exchange, fetchExchange],
      fetchOptions: { headers },
      fetch: recorded,
      preferGetMethod: false,
    });
    return { urql, sent };
  }
  const codes = (sent) => sent.map(({ answer }) => answer.errors?.[0].extensions.code ?? null);

  scenario(`without trusted documents a hash ${how} is followed by texts alone`, async () => {
    const { urql, sent } = persisted(url);
    for (let reads = 0; reads < 2; reads++) {
      const { data, error } = await urql.query(TRUSTED, { reads }).toPromise();
      assert.equal(error, undefined);
      assert.equal(data.viewer.role, "ADMIN");
    }
    assert.deepEqual(codes(sent), ["PERSISTED_QUERY_NOT_SUPPORTED", null, null]);
    assert.deepEqual(sent.map(({ isText }) => isText), [false, true, true]);
  });

  scenario(`the hash of a trusted document ${how} is as good as its text`, async () => {
    const { urql, sent } = persisted(trustedUrl);
    const { data, error } = await urql.query(TRUSTED, {}).toPromise();
    assert.equal(error, undefined);
    assert.equal(data.viewer.role, "ADMIN");
    assert.deepEqual(sent.map(({ isText }) => isText), [false]);
  });
}
