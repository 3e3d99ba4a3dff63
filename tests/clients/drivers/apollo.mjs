import assert from "node:assert/strict";
import {
  ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql,
} from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { relayStylePagination } from "@apollo/client/utilities";
import { OperationTypeNode } from "graphql";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { TRUSTED, VALUES, sha256 } from "./trusted.mjs";
import {
  endsOnTheServer, headers, heard, log, oneConnection, rejected, scenario, socketUrl, token,
  trustedUrl, until, untilHeard, url,
} from "./harness.mjs";

const PAGE = gql`
  query Page($filter: CompletionFilter, $first: Int, $after: String) {
    completions(filter: $filter, first: $first, after: $after) {
      edges { node { globalId id tags status usage { totalTokens } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const UPDATE = gql`
  mutation Update($input: UpdateCompletionInput!) {
    updateCompletion(input: $input) { completion { globalId tags status } }
  }
`;
const CREATE = gql`
  mutation Create($input: CreateCompletionInput!) {
    createCompletion(input: $input) { completion { globalId id tags status usage { totalTokens } } }
  }
`;
const TAG = gql`
  mutation Tag($input: AddTagsInput!) {
    addTags(input: $input) { results { completion { globalId tags } error { code } } }
  }
`;
const DELETE = gql`
  mutation Delete($input: DeleteCompletionsInput!) {
    deleteCompletions(input: $input) { deletedGlobalIds }
  }
`;
const SAVE = gql`
  mutation Save($input: CreateSavedViewInput!) {
    createSavedView(input: $input) { savedView { globalId id name filter } }
  }
`;
const VIEWS = gql`
  query Views($name: String!) {
    savedViews(filter: { name: { eq: $name } }) { nodes { globalId id name filter } }
  }
`;
const FORGET = gql`
  mutation Forget($input: DeleteSavedViewInput!) { deleteSavedView(input: $input) { deletedGlobalId } }
`;
const SHARED = gql`
  query Shared($id: ID!) {
    completion(id: $id) { globalId id tags session { globalId id name } }
  }
`;
const CHANGED = gql`
  subscription Changed($filter: CompletionFilter) {
    completionChanged(filter: $filter) { type completionId completion { globalId tags status } }
  }
`;
// Apollo's link looks for the browser's class, which Node has from version 22 on.
globalThis.WebSocket ??= WebSocket;

const UNKNOWN = gql`query Unknown { viewer { tokenName } }`;

const newCache = () =>
  new InMemoryCache({
    possibleTypes: {
      Node: ["Completion", "Session", "Feedback", "FeedbackTask", "SavedView", "Job", "Token"],
    },
    typePolicies: {
      // An id is unique in its type alone.
      Node: { keyFields: ["globalId"] },
      Query: { fields: { completions: relayStylePagination(["filter", "orderBy"]) } },
    },
  });
const http = (secret = token, options = {}) =>
  new HttpLink({ uri: url, headers: { "X-Log10-Token": secret }, ...options });
const client = (link = http()) => new ApolloClient({ link, cache: newCache() });
const by = (tag) => ({ filter: { tags: { has: tag } } });
const nodesOf = (data) => data.completions.edges.map(({ node }) => node);

function socketClient(secret = token) {
  const ws = createClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { "X-Log10-Token": secret },
    shouldRetry: ({ code }) => code !== 4403,
    ...oneConnection,
  });
  const isSubscription = ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION;
  const link = ApolloLink.split(isSubscription, new GraphQLWsLink(ws), http());
  return { apollo: client(link), ws };
}

/** Record the bodies that a link sends. */
function recorded(address, secret = token) {
  const sent = [];
  const link = http(secret, {
    uri: address,
    fetch: async (target, init) => {
      const response = await fetch(target, init);
      const parameters = init.body
        ? JSON.parse(init.body)
        : Object.fromEntries(new URL(target).searchParams);
      sent.push({ parameters, answer: await response.clone().json(), status: response.status });
      return response;
    },
  });
  return { link, sent };
}

scenario("a query is answered, and its loading ends", async () => {
  await log({ tags: ["loading"] });
  const watched = client().watchQuery({ query: PAGE, variables: by("loading") });
  const seen = [];
  const subscription = watched.subscribe(({ loading, data }) => seen.push({ loading, data }));
  await until(() => seen.at(-1)?.loading === false, "loading ends");
  assert.deepEqual(nodesOf(seen.at(-1).data).map(({ tags }) => tags), [["loading"]]);
  assert.equal(nodesOf(seen.at(-1).data)[0].__typename, "Completion");
  subscription.unsubscribe();
});

scenario("a query is answered from the cache the second time, and by GET", async () => {
  const { link, sent } = recorded(url);
  const apollo = client(link);
  for (let reads = 0; reads < 2; reads++) await apollo.query({ query: TRUSTED });
  assert.equal(sent.length, 1);
  const get = client(http(token, { useGETForQueries: true }));
  const { data } = await get.query({ query: PAGE, variables: by("nothing") });
  assert.deepEqual(nodesOf(data), []);
});

scenario("pages are put together by relayStylePagination", async () => {
  await log(...Array.from({ length: 7 }, () => ({ tags: ["pages"] })));
  const watched = client().watchQuery({ query: PAGE, variables: { ...by("pages"), first: 3 } });
  const seen = [];
  const subscription = watched.subscribe(({ data, loading }) => loading || seen.push(data));
  await until(() => seen.length, "a first page");
  for (const length of [6, 7]) {
    const { endCursor } = seen.at(-1).completions.pageInfo;
    await watched.fetchMore({ variables: { after: endCursor } });
    await until(() => nodesOf(seen.at(-1)).length === length, `${length} completions`);
  }
  assert.equal(seen.at(-1).completions.pageInfo.hasNextPage, false);
  assert.equal(new Set(nodesOf(seen.at(-1)).map(({ id }) => id)).size, 7);
  subscription.unsubscribe();
});

scenario("mutations update, extend and shorten a list that is being watched", async () => {
  const [id, other] = await log({ tags: ["cache"], status: "STARTED" }, { tags: ["cache"] });
  const apollo = client();
  const watched = apollo.watchQuery({ query: PAGE, variables: by("cache") });
  let nodes = [];
  const subscription = watched.subscribe(({ data, loading }) => {
    if (!loading) nodes = nodesOf(data);
  });
  await until(() => nodes.length === 2, "a first result");

  const variables = { input: { id, status: "FINISHED" } };
  await apollo.mutate({ mutation: UPDATE, variables });
  await until(() => nodes.find((node) => node.id === id).status === "FINISHED", "the status");

  await apollo.mutate({
    mutation: CREATE,
    variables: { input: { tags: ["cache"] } },
    update: (cache, { data }) =>
      cache.updateQuery({ query: PAGE, variables: by("cache") }, ({ completions }) => ({
        completions: {
          ...completions,
          edges: [
            { __typename: "CompletionEdge", node: data.createCompletion.completion }, ...completions.edges,
          ],
        },
      })),
  });
  await until(() => nodes.length === 3, "one more");

  const tagging = { input: { completionIds: ["absent", id], tags: ["seen"] } };
  const { data } = await apollo.mutate({ mutation: TAG, variables: tagging });
  assert.equal(data.addTags.results[0].error.code, "NOT_FOUND");
  await until(() => nodes.find((node) => node.id === id).tags.includes("seen"), "the tag");

  await apollo.mutate({
    mutation: DELETE,
    variables: { input: { ids: ["absent", other] } },
    update: (cache, { data: { deleteCompletions } }) => {
      for (const globalId of deleteCompletions.deletedGlobalIds) {
        cache.evict({ id: cache.identify({ __typename: "Completion", globalId }) });
      }
      cache.gc();
    },
  });
  await until(() => nodes.length === 2 && !nodes.some((node) => node.id === other), "one less");

  await watched.refetch();
  assert.equal(nodes.length, 2);
  subscription.unsubscribe();
});

scenario("a saved view's filter is a list's, and a deleted view is gone from the list of views", async () => {
  const [id] = await log({ tags: ["viewed"], status: "FAILED" }, { tags: ["viewed"] });
  const apollo = client();
  const filter = { tags: { has: "viewed" }, or: [{ status: { in: ["FAILED"] } }, { graded: true }] };
  const input = { name: "viewed", subject: "COMPLETIONS", filter };
  await apollo.mutate({ mutation: SAVE, variables: { input } });
  const watched = apollo.watchQuery({ query: VIEWS, variables: { name: "viewed" } });
  let views = [];
  const subscription = watched.subscribe(({ data, loading }) => {
    if (!loading) views = data.savedViews.nodes;
  });
  await until(() => views.length === 1, "the view");
  assert.deepEqual(views[0].filter, filter);

  const { data } = await apollo.query({ query: PAGE, variables: { filter: views[0].filter } });
  assert.deepEqual(nodesOf(data).map((node) => node.id), [id]);

  await apollo.mutate({
    mutation: FORGET,
    variables: { input: { id: views[0].id } },
    update: (cache, { data: { deleteSavedView } }) => {
      const globalId = deleteSavedView.deletedGlobalId;
      cache.evict({ id: cache.identify({ __typename: "SavedView", globalId }) });
      cache.gc();
    },
  });
  await until(() => views.length === 0, "no view");
  await watched.refetch();
  assert.deepEqual(views, []);
  subscription.unsubscribe();
});

scenario("a shared id keeps two objects apart, and one of them can be evicted", async () => {
  const id = "shared-id";
  await log({ id, tags: ["shared"], sessionId: id });
  const apollo = client();
  const { data } = await apollo.query({ query: SHARED, variables: { id } });
  const { session, globalId } = data.completion;
  assert.deepEqual([data.completion.id, session.id], [id, id]);
  assert.deepEqual(data.completion.tags, ["shared"]);

  apollo.cache.evict({ id: apollo.cache.identify({ __typename: "Completion", globalId }) });
  const left = apollo.cache.extract();
  assert.equal(left[apollo.cache.identify(session)].id, id);
  assert.equal(apollo.readQuery({ query: SHARED, variables: { id } }), null);
});

scenario("an error of a field has its code and path", async () => {
  const variables = { filter: { payload: [{ path: "$where" }] } };
  const error = await rejected(client().query({ query: PAGE, variables }));
  assert(CombinedGraphQLErrors.is(error), error);
  assert.equal(error.errors[0].extensions.code, "BAD_USER_INPUT");
  assert.deepEqual(error.errors[0].path, ["completions"]);
});

scenario("what is not executed, and a rejected token, are errors with a code too", async () => {
  const invalid = await rejected(client().query({ query: gql`{ nothing }` }));
  assert(CombinedGraphQLErrors.is(invalid), invalid);
  assert.equal(invalid.errors[0].extensions.code, "GRAPHQL_VALIDATION_FAILED");
  const stranger = client(http("wrong"));
  // One after the other: what fails while nobody waits for it is unhandled to Node.
  for (const run of [
    () => stranger.query({ query: TRUSTED }),
    () => stranger.mutate({ mutation: DELETE, variables: { input: { ids: [] } } }),
  ]) {
    const error = await rejected(run());
    assert(CombinedGraphQLErrors.is(error), error);
    assert.equal(error.errors[0].extensions.code, "UNAUTHENTICATED");
  }
});

scenario("a subscription tells, updates the cache, and ends on the server", async () => {
  const [id] = await log({ tags: ["live"], status: "STARTED" });
  const { apollo, ws } = socketClient();
  const watched = apollo.watchQuery({ query: PAGE, variables: by("live") });
  let nodes = [];
  const subscription = watched.subscribe(({ data, loading }) => {
    if (!loading) nodes = nodesOf(data);
  });
  const sink = heard();
  const live = apollo.subscribe({ query: CHANGED, variables: by("live") }).subscribe(sink);
  const { data, error } = await untilHeard(sink.events, "live");
  assert.equal(error, undefined);
  assert.equal(data.completionChanged.type, "CREATED");
  await client().mutate({ mutation: UPDATE, variables: { input: { id, status: "FAILED" } } });
  await until(() => nodes.find((node) => node.id === id)?.status === "FAILED", "the status");
  live.unsubscribe();
  const subscribe = (sink, variables) => {
    const one = apollo.subscribe({ query: CHANGED, variables }).subscribe(sink);
    return () => one.unsubscribe();
  };
  await endsOnTheServer(subscribe, "live");
  subscription.unsubscribe();
  await ws.dispose();
});

scenario("a subscription that fails, and a rejected token, are errors of its events", async () => {
  const { apollo, ws } = socketClient();
  const sink = heard();
  const variables = { filter: { payload: [{ path: "$where" }] } };
  apollo.subscribe({ query: CHANGED, variables }).subscribe(sink);
  await until(() => sink.events.length, "an event with an error");
  const [{ error }] = sink.events;
  assert(CombinedGraphQLErrors.is(error), error);
  assert.equal(error.errors[0].extensions.code, "BAD_USER_INPUT");
  await ws.dispose();

  const stranger = socketClient("wrong");
  const other = heard();
  stranger.apollo.subscribe({ query: CHANGED }).subscribe(other);
  await until(() => other.events.length, "an event with an error");
  assert.match(other.events[0].error.message, /4403.*token/);
  await stranger.ws.dispose();
});

scenario("a subscription over HTTP alone is an error that names the ways", async () => {
  const sink = heard();
  client().subscribe({ query: CHANGED }).subscribe(sink);
  await until(() => sink.events.length, "an event with an error");
  const [{ error }] = sink.events;
  assert(CombinedGraphQLErrors.is(error), error);
  assert.equal(error.errors[0].extensions.code, "BAD_USER_INPUT");
  assert.match(error.message, /WebSocket/);
});

function persisted(address, options = {}) {
  const { link, sent } = recorded(address);
  const chain = new PersistedQueryLink({ sha256, ...options }).concat(link);
  return { apollo: client(chain), sent };
}
const codes = (sent) => sent.map(({ answer }) => answer.errors?.[0].extensions.code ?? null);
const texts = (sent) => sent.map(({ parameters }) => "query" in parameters);
const hashes = (sent) => sent.map(({ parameters }) => "extensions" in parameters
  && JSON.stringify(parameters.extensions).includes("sha256Hash"));

for (const useGETForHashedQueries of [false, true]) {
  const how = useGETForHashedQueries ? "by GET" : "by POST";
  scenario(`without trusted documents a hash ${how} is not supported, and none is sent again`, async () => {
    const { apollo, sent } = persisted(url, { useGETForHashedQueries });
    for (const query of [TRUSTED, UNKNOWN]) {
      const { data } = await apollo.query({ query });
      assert.equal(data.viewer.__typename, "Viewer");
    }
    assert.deepEqual(codes(sent), ["PERSISTED_QUERY_NOT_SUPPORTED", null, null]);
    assert.deepEqual(texts(sent), [false, true, true]);
    assert.deepEqual(hashes(sent), [true, false, false]);
  });

  scenario(`the hash of a trusted document ${how} is as good as its text`, async () => {
    const { apollo, sent } = persisted(trustedUrl, { useGETForHashedQueries });
    const { data } = await apollo.query({ query: TRUSTED });
    assert.equal(data.viewer.role, "ADMIN");
    assert.deepEqual(texts(sent), [false]);
  });

  scenario(`a trusted document ${how} takes the paths of values as a variable`, async () => {
    const request = { model: "gpt-4o", messages: [{ role: "user" }, { role: "tool" }] };
    const [id] = await log({ request });
    const { apollo, sent } = persisted(trustedUrl, { useGETForHashedQueries });
    const paths = ["request.messages.role", "request.model", "response.model"];
    const { data } = await apollo.query({ query: VALUES, variables: { id, paths } });
    assert.deepEqual(data.completion.values, [["user", "tool"], "gpt-4o", null]);
    assert.deepEqual(texts(sent), [false]);
  });

  scenario(`beside trusted documents an unknown hash ${how} is followed by its text`, async () => {
    const { apollo, sent } = persisted(trustedUrl, { useGETForHashedQueries });
    const { data } = await apollo.query({ query: UNKNOWN });
    assert.equal(data.viewer.__typename, "Viewer");
    assert.deepEqual(codes(sent), ["PERSISTED_QUERY_NOT_FOUND", null]);
    assert.deepEqual(texts(sent), [false, true]);
  });
}
