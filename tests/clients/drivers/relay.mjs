import assert from "node:assert/strict";
import { createRequire } from "node:module";
import relay from "relay-runtime";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import {
  endsOnTheServer, headers, heard, inTime, log, oneConnection, rejected, scenario, sleep, socketUrl,
  token, trustedUrl, until, untilHeard, url,
} from "./harness.mjs";

const {
  ConnectionHandler, Environment, Network, Observable, RecordSource, Store, commitMutation,
  createOperationDescriptor, fetchQuery, getSingularSelector, requestSubscription,
} = relay;
const require = createRequire(import.meta.url);
const artifact = (name, from = "artifacts") => require(`./relay/${from}/documents${name}.graphql`);

const PageQuery = artifact("PageQuery");
const Page = artifact("Page");
const NextPageQuery = artifact("NextPageQuery");
const ViewerQuery = artifact("ViewerQuery");
const CONNECTION = "documentsPage_completions";

const socket = (options = {}) =>
  createClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: headers,
    retryAttempts: 0,
    ...options,
  });

function environment({ secret = token, address = url, ws = socket() } = {}) {
  const ask = async ({ id, text }, variables) => {
    const response = await fetch(address, {
      method: "POST",
      headers: {
        Accept: "application/graphql-response+json",
        "Content-Type": "application/json",
        "X-Log10-Token": secret,
      },
      body: JSON.stringify(text ? { query: text, variables } : { doc_id: id, variables }),
    });
    const answer = await response.json();
    // Relay itself passes over errors beside data, which has a null where a list failed.
    if (answer.errors) throw Object.assign(new Error("failed"), answer);
    return answer;
  };
  const subscribe = ({ text, name }, variables) =>
    Observable.create((sink) =>
      ws.subscribe({ query: text, operationName: name, variables }, {
        ...sink,
        error: (error) =>
          sink.error(
            Array.isArray(error) ? Object.assign(new Error("failed"), { errors: error }) : error,
          ),
      }),
    );
  return new Environment({
    network: Network.create(ask, subscribe),
    // An id is unique in its type alone: a session may have the id of a completion.
    getDataID: ({ globalId }) => globalId ?? null,
    store: new Store(new RecordSource()),
  });
}

const by = (tag) => ({ filter: { tags: { has: tag } } });
const ended = (observable) => inTime(observable.toPromise(), "a response");

function commit(environment, mutation, variables, more = {}) {
  return new Promise((resolve, reject) =>
    commitMutation(environment, {
      mutation, variables, ...more,
      onCompleted: (response, errors) => (errors ? reject(errors) : resolve(response)),
      onError: reject,
    }),
  );
}

/** Keep a list, as a component does: `nodes()` is what it shows now. */
async function list(environment, variables) {
  const operation = createOperationDescriptor(PageQuery, variables);
  const kept = environment.retain(operation);
  const root = await ended(fetchQuery(environment, PageQuery, variables));
  const selector = getSingularSelector(Page, root);
  let snapshot = environment.lookup(selector);
  const watched = environment.subscribe(snapshot, (next) => (snapshot = next));
  return {
    connection: () => snapshot.data.completions,
    nodes: () => snapshot.data.completions.edges.map(({ node }) => node),
    dispose: () => (watched.dispose(), kept.dispose()),
  };
}

scenario("pages are added to the connection", async () => {
  await log(...Array.from({ length: 7 }, () => ({ tags: ["pages"] })));
  const relay = environment();
  const shown = await list(relay, { ...by("pages"), first: 3 });
  for (const length of [6, 7]) {
    const after = shown.connection().pageInfo.endCursor;
    await ended(fetchQuery(relay, NextPageQuery, { ...by("pages"), first: 3, after }));
    await until(() => shown.nodes().length === length, `${length} completions`);
  }
  assert.equal(shown.connection().pageInfo.hasNextPage, false);
  assert.equal(new Set(shown.nodes().map(({ id }) => id)).size, 7);
  shown.dispose();
});

scenario("mutations update, extend and shorten a connection", async () => {
  const [id, other] = await log({ tags: ["cache"], status: "STARTED" }, { tags: ["cache"] });
  const relay = environment();
  const { filter } = by("cache");
  const shown = await list(relay, { filter, first: 10 });
  assert.equal(shown.nodes().length, 2);

  await commit(relay, artifact("UpdateMutation"), { input: { id, status: "FINISHED" } });
  await until(() => shown.nodes().find((node) => node.id === id).status === "FINISHED", "status");

  const tags = await commit(relay, artifact("TagMutation"), {
    input: { completionIds: [id, "absent"], tags: ["seen"] },
  });
  assert.deepEqual(tags.addTags.results.map(({ error }) => error?.code), [undefined, "NOT_FOUND"]);
  await until(() => shown.nodes().find((node) => node.id === id).tags.includes("seen"), "a tag");

  const connections = [ConnectionHandler.getConnectionID("client:root", CONNECTION, { filter })];
  const input = { tags: ["cache"], sessionId: "from-relay" };
  const made = await commit(relay, artifact("CreateMutation"), { input, connections });
  await until(() => shown.nodes().length === 3, "one more");
  assert.equal(shown.nodes()[0].id, made.createCompletion.completion.id);
  assert.equal(shown.nodes()[0].session.id, "from-relay");

  const several = { completions: [{ tags: ["cache"] }, { tags: ["cache"] }] };
  const appended = await commit(relay, artifact("AppendMutation"), { input: several, connections });
  const { results } = appended.createCompletions;
  await until(() => shown.nodes().length === 5, "two more");
  assert.equal(shown.nodes()[4].id, results[1].completion.id);

  const ids = [other, ...results.map(({ completion }) => completion.id), "absent"];
  await commit(relay, artifact("DeleteMutation"), { input: { ids }, connections });
  await until(() => shown.nodes().length === 2, "three less");
  assert(shown.nodes().every((node) => !ids.includes(node.id)));

  const again = await list(relay, { filter, first: 10 });
  assert.deepEqual(again.nodes().map((node) => node.id), shown.nodes().map((node) => node.id));
  again.dispose();
  shown.dispose();
});

scenario("objects are refetched by node, and a shared id keeps two objects apart", async () => {
  const id = "shared-id";
  await log({ id, tags: ["node"], sessionId: id });
  const relay = environment();
  const shown = await list(relay, { ...by("node"), first: 1 });
  const [completion] = shown.nodes();
  assert.deepEqual(completion.tags, ["node"]);
  assert.equal(completion.session.completionCount, 1);
  assert.deepEqual([completion.id, completion.session.id], [id, id]);
  assert.notEqual(completion.globalId, completion.session.globalId);

  await log({ tags: ["other"], sessionId: id });
  const { globalId } = completion.session;
  await ended(fetchQuery(relay, artifact("SessionQuery"), { globalId }));
  await until(() => shown.nodes()[0].session.completionCount === 2, "the new count");
  assert.deepEqual(shown.nodes()[0].tags, ["node"]);

  const byGlobalId = { id: completion.globalId };
  const { node } = await ended(fetchQuery(relay, artifact("NodeQuery"), byGlobalId));
  assert.deepEqual([node.__typename, node.id], ["Completion", id]);
  const absent = await ended(fetchQuery(relay, artifact("NodeQuery"), { id: "absent" }));
  assert.equal(absent.node, null);
  shown.dispose();
});

scenario("errors have their code", async () => {
  const invalid = { filter: { payload: [{ path: "$where" }] }, first: 1 };
  const relay = environment();
  const error = await rejected(ended(fetchQuery(relay, PageQuery, invalid)));
  assert.equal(error.errors[0].extensions.code, "BAD_USER_INPUT");
  const missing = { input: { id: "absent", tags: [] } };
  const mutated = await rejected(commit(relay, artifact("UpdateMutation"), missing));
  assert.equal(mutated.errors[0].extensions.code, "NOT_FOUND");
  const stranger = environment({ secret: "wrong" });
  const refused = await rejected(ended(fetchQuery(stranger, ViewerQuery, {})));
  assert.equal(refused.errors[0].extensions.code, "UNAUTHENTICATED");
});

scenario("a subscription tells, updates the store, and ends when it is disposed of", async () => {
  const [id] = await log({ tags: ["live"], status: "STARTED" });
  const ws = socket(oneConnection);
  const relay = environment({ ws });
  const shown = await list(relay, { ...by("live"), first: 10 });
  const sink = heard();
  const subscribe = ({ next, error }, variables = by("live")) =>
    requestSubscription(relay, {
      subscription: artifact("ChangedSubscription"),
      variables,
      onNext: next,
      onError: error,
    }).dispose;
  const dispose = subscribe(sink);
  const told = await untilHeard(sink.events, "live");
  assert.equal(told.completionChanged.type, "CREATED");
  await commit(environment(), artifact("UpdateMutation"), { input: { id, status: "FAILED" } });
  await until(() => shown.nodes().find((node) => node.id === id)?.status === "FAILED", "status");
  dispose();
  const before = sink.events.length;
  await log({ tags: ["live"] });
  await sleep(300);
  assert.equal(sink.events.length, before);
  await endsOnTheServer(subscribe, "live");
  await ws.dispose();
  shown.dispose();
});

scenario("a subscription that cannot be is an error with a code", async () => {
  const sink = heard();
  requestSubscription(environment(), {
    subscription: artifact("ChangedSubscription"),
    variables: { filter: { payload: [{ path: "$where" }] } },
    onNext: sink.next,
    onError: sink.error,
  });
  const error = await rejected(inTime(sink.ended, "an error"));
  assert.equal(error.errors[0].extensions.code, "BAD_USER_INPUT");
});

scenario("a persisted document is known by its hash alone, where it is trusted", async () => {
  const Persisted = artifact("ViewerQuery", "persisted");
  assert.equal(Persisted.params.text, null);
  const trusting = environment({ address: trustedUrl });
  const { viewer } = await ended(fetchQuery(trusting, Persisted, {}));
  assert.equal(viewer.role, "ADMIN");
  const error = await rejected(ended(fetchQuery(environment(), Persisted, {})));
  assert.match(error.errors[0].extensions.code, /^PERSISTED_QUERY_NOT_(FOUND|SUPPORTED)$/);
});
