import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { createClient } from "graphql-ws";
import { readToken } from "../token.js";

// The gateway answers at the address of this page, whatever a proxy calls it.
const HTTP_URL = location.origin + location.pathname;
const SOCKET_URL = HTTP_URL.replace(/^http/, "ws");

const NO_TOKEN = {
  errors: [{ message: "Not sent: there is no access token. Paste one into the field at the top." }],
};

// What GraphiQL calls its own question for the schema.
const INTROSPECTION = "IntrospectionQuery";
const NEVER = new Promise(() => {});

// No browser sends anything else in a header.
const SENDABLE = /^[\x21-\x7e]+$/;
const NOT_SENDABLE = {
  errors: [{ message: "Not sent: a token has no spaces, and no letters beyond ASCII." }],
};

/**
 * Make the function that sends GraphiQL's operations, subscriptions included.
 *
 * @param token Sent with every request. Without one nothing is sent.
 * @param onStatus Told what became of the token: "accepted", "refused" or "unreachable".
 */
export function makeFetcher(token, onStatus) {
  if (!token) return async () => NO_TOKEN;
  if (!SENDABLE.test(token)) {
    return async () => {
      onStatus("refused");
      return NOT_SENDABLE;
    };
  }
  const headers = { "X-Log10-Token": token };
  const fetcher = createGraphiQLFetcher({
    url: HTTP_URL,
    headers,
    fetch: (url, init) => send(url, init, onStatus),
    // Opens no socket before the first subscription.
    wsClient: createClient({ url: SOCKET_URL, connectionParams: headers }),
    enableIncrementalDelivery: false,
  });
  return async (params, options) => {
    const answer = await fetcher(params, options);
    // GraphiQL shows the error of a former token's introspection, though it has a later schema.
    const isLate = params.operationName === INTROSPECTION && readToken() !== token;
    return isLate ? NEVER : answer;
  };
}

async function send(url, init, onStatus) {
  let response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    onStatus("unreachable");
    throw error;
  }
  onStatus(response.status === 401 ? "refused" : "accepted");
  if (response.headers.get("content-type")?.includes("json")) return response;
  return asGraphQLError(response);
}

/** A proxy in between may answer in HTML or plain text: say so, instead of "unexpected token". */
async function asGraphQLError(response) {
  const text = (await response.text()).slice(0, 500);
  const message = `${response.status} ${response.statusText}, not from GraphQL: ${text}`;
  return Response.json({ errors: [{ message }] });
}
