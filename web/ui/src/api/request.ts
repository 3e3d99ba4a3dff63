/** Ask the gateway. The one place that knows the token's header, the transport and the errors. */
import type { TypedDocumentString } from "@/gql/graphql";
import { refusal, token } from "@/state/token";
import { GRAPHQL_URL } from "./address";
import { noteAsked, openPage } from "./asked";
import { exactIn, parseExact } from "@/state/jsonText";
import { bytesOf } from "./bytes";
import { noteAnswered } from "./again";
import { ApiError, AWAY_STATUS, type GraphQLErrorJson } from "./errors";
import { bodyOf, plainOf } from "./jsonText";
import { noteClock } from "./clock";
import { noteReached } from "./reachable";

export interface Answer<T> {
  data: T;
  /** Of fields that failed, which are null in `data`: shown in their place. */
  errors: ApiError[];
  /** In points of the gateway's measure; a document may cost 50,000, and ours stay below 20,000. */
  cost: number | undefined;
  /** From sending to the parsed answer. */
  milliseconds: number;
}

interface Body<T> {
  /** Of the header: when the whole request may be tried again. */
  retryAfter: number | undefined;
  data?: T | null;
  errors?: GraphQLErrorJson[];
  extensions?: { cost?: { requested: number; limit: number } };
}

interface Options {
  signal?: AbortSignal;
  keepalive?: boolean;
  /** The token that it is asked with, where that may not be the one in use any more. */
  as?: string;
  /** Fields that are JSON of clients: numbers that JavaScript would change are a `JsonText` in them. */
  exact?: readonly string[];
}

/**
 * Send a document and wait for its answer; with `keepalive` it is sent though the page is left.
 *
 * @throws ApiError where no data came; the signal's reason where it was aborted.
 */
export async function request<T, V>(
  document: TypedDocumentString<T, V>,
  variables: V,
  options: Options = {},
): Promise<Answer<T>> {
  const began = performance.now();
  const used = options.as ?? token.get();
  const page = openPage();
  const text = document.toString();
  const body = await send<T>(text, variables, used, options);
  const cost = body.extensions?.cost?.requested;
  const milliseconds = performance.now() - began;
  const errors = (body.errors ?? []).map((each) =>
    ApiError.of(withRetryAfter(each, body.retryAfter), cost),
  );
  // What was asked with a token that is gone is not told to whoever comes next.
  if (token.get() === used) {
    noteAsked(
      { text, variables: plainOf(variables), cost, milliseconds, code: errors[0]?.code },
      page,
    );
  }
  const refused = errors.find((each) => each.code === "UNAUTHENTICATED");
  if (refused) {
    refusal.set({ token: used, message: refused.message });
    throw refused;
  }
  if (body.data) return { data: body.data, errors, cost, milliseconds };
  throw (
    errors[0] ?? new ApiError("NO_ANSWER", { message: "The answer has neither data nor errors." })
  );
}

/**
 * Send a document and wait for the bytes of its answer, for what has to read them by itself: digits
 * that numbers do not hold, or 16 MiB beside the page (states/json). Fields that failed are in them.
 *
 * @throws ApiError where the gateway has refused the whole, or none answered.
 */
export async function requestBytes<T, V>(
  document: TypedDocumentString<T, V>,
  variables: V,
  { signal }: { signal?: AbortSignal } = {},
): Promise<ArrayBuffer> {
  const began = performance.now();
  const used = token.get();
  const page = openPage();
  const text = document.toString();
  const response = await post(text, variables, used, signal);
  if (response.ok) {
    const bytes = await whole(bytesOf(response), text, signal);
    noteAnswered(text);
    const milliseconds = performance.now() - began;
    // What it cost stands in the bytes, which nobody has read yet.
    if (token.get() === used) {
      noteAsked({ text, variables, cost: undefined, milliseconds, code: undefined }, page);
    }
    return bytes;
  }
  const body = await readBody<T>(response, text, signal);
  const [first] = body.errors ?? [];
  const error = first && ApiError.of(withRetryAfter(first, secondsOf(response)));
  if (error?.code === "UNAUTHENTICATED") refusal.set({ token: used, message: error.message });
  throw error ?? foreign(response, text);
}

async function send<T>(
  query: string,
  variables: unknown,
  used: string,
  { signal, keepalive, exact }: Options,
): Promise<Body<T>> {
  const response = await post(query, variables, used, signal, keepalive);
  const body = await readBody<T>(response, query, signal, exact);
  return { ...body, retryAfter: secondsOf(response) };
}

async function post(
  query: string,
  variables: unknown,
  used: string,
  signal: AbortSignal | undefined,
  keepalive = false,
): Promise<Response> {
  const sentAt = Date.now();
  try {
    // eslint-disable-next-line no-restricted-globals -- this is the one place
    const response = await fetch(GRAPHQL_URL, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json, application/json",
        "X-Log10-Token": used,
      },
      body: bodyOf(query, variables),
      credentials: "same-origin",
      signal: signal ?? null,
      keepalive,
    });
    // Who has said these the body tells.
    if (!AWAY_STATUS.includes(response.status)) noteReached(true);
    noteClock(response, sentAt);
    return response;
  } catch {
    // What browsers say of it, "Failed to fetch", tells nobody more.
    signal?.throwIfAborted();
    noteReached(false);
    const message = "The gateway cannot be reached.";
    throw new ApiError("OFFLINE", { message, extensions: { document: query } });
  }
}

async function readBody<T>(
  response: Response,
  document: string,
  signal: AbortSignal | undefined,
  exact?: readonly string[],
): Promise<Omit<Body<T>, "retryAfter">> {
  const text = await whole(response.text(), document, signal);
  let body: unknown;
  try {
    body = exact ? exactIn(parseExact(text), exact) : (JSON.parse(text) as unknown);
  } catch {
    throw foreign(response, document);
  }
  if (typeof body !== "object" || body === null || !("data" in body || "errors" in body)) {
    throw foreign(response, document);
  }
  noteReached(true);
  noteAnswered(document);
  return body as Omit<Body<T>, "retryAfter">;
}

/**
 * An answer that has begun and breaks off is as good as none: the network or the gateway has gone, or it is more
 * than something between lets through. Which of them, the next question tells: the gateway was reached.
 */
async function whole<T>(
  reading: Promise<T>,
  document: string,
  signal: AbortSignal | undefined,
): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    signal?.throwIfAborted();
    const message = `The answer has broken off (${String(error)}).`;
    throw new ApiError("BROKEN_OFF", { message, extensions: { document } });
  }
}

/** What a proxy between the page and the gateway says. */
function foreign(response: Response, document: string): ApiError {
  const { status } = response;
  if (AWAY_STATUS.includes(status)) noteReached(false);
  const message = `HTTP ${status} came without an answer of the gateway.`;
  const error = { message, extensions: { status, document } };
  return new ApiError("NO_ANSWER", withRetryAfter(error, secondsOf(response)));
}

/** The header says when to come back, of the whole request: the errors of the body do not. */
function withRetryAfter(error: GraphQLErrorJson, retryAfter: number | undefined) {
  if (retryAfter === undefined) return error;
  return { ...error, extensions: { retryAfter, ...error.extensions } };
}

function secondsOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get("Retry-After") ?? NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
