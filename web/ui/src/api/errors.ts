/** What went wrong with a request, by the gateway's code or one of the page's own. */

/**
 * No answer came, one came that is not the gateway's, one began and broke off, changes were missed, or the page's
 * own code failed.
 */
export type OwnCode = "OFFLINE" | "NO_ANSWER" | "BROKEN_OFF" | "MISSED" | "PAGE";

/** The codes that the page treats in their own way; README of the gateway lists all. */
export type Code =
  | OwnCode
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "BAD_USER_INPUT"
  | "RATE_LIMITED"
  | "UNAVAILABLE"
  | "TIMEOUT"
  | "QUERY_TOO_COMPLEX"
  | "RESUME_EXPIRED"
  | (string & {});

/** Of what passes by the same may go well the next time: see `mayPass`. */
const PASSING: ReadonlySet<Code> = new Set([
  ...["OFFLINE", "NO_ANSWER", "BROKEN_OFF", "UNAVAILABLE", "RATE_LIMITED", "TIMEOUT"],
]);
/** What HTTP says with a status below 500 it says again, but for these. */
const PASSING_STATUS = [408, 425, 429];
/** With these a proxy says that it has no gateway behind it. */
export const AWAY_STATUS: readonly (number | undefined)[] = [502, 503, 504];

export interface GraphQLErrorJson {
  message: string;
  path?: (string | number)[];
  extensions?: {
    code?: string;
    requestId?: string;
    retryAfter?: number;
    details?: string[];
    path?: string;
    /** Never the gateway's: of NO_ANSWER. */
    status?: number;
    /** Never the gateway's either: of what did not come from it, or not whole. */
    document?: string;
  };
}

export class ApiError extends Error {
  override name = "ApiError";
  readonly code: Code;
  readonly path: (string | number)[] | undefined;
  readonly requestId: string | undefined;
  /** Where in the input the fault is, as a JSON Pointer: `/jsonSchema/properties`. */
  readonly inputPath: string | undefined;
  /** Seconds to wait before the next try, where waiting helps. */
  readonly retryAfter: number | undefined;
  /** HTTP's, of NO_ANSWER: what a proxy has said. */
  readonly status: number | undefined;
  /** What was asked, of OFFLINE, NO_ANSWER and BROKEN_OFF. */
  readonly document: string | undefined;
  /** Of an answer that breaks a task's schema: each fault, behind its path. */
  readonly details: readonly string[];
  /** What the request cost, in points, if it was measured. */
  readonly cost: number | undefined;

  constructor(code: Code, { message, path, extensions }: GraphQLErrorJson, cost?: number) {
    super(message);
    this.code = code;
    this.path = path;
    this.requestId = extensions?.requestId;
    this.inputPath = extensions?.path;
    this.retryAfter = extensions?.retryAfter;
    this.status = extensions?.status;
    this.document = extensions?.document;
    this.details = extensions?.details ?? [];
    this.cost = cost;
  }

  static of(error: GraphQLErrorJson, cost?: number): ApiError {
    return new ApiError(error.extensions?.code ?? "NO_ANSWER", error, cost);
  }
}

/** What a proxy refuses, such as with 403 or 413, it refuses again. */
export function mayPass({ code, status = 500 }: ApiError): boolean {
  const isRefusal = status >= 400 && status < 500 && !PASSING_STATUS.includes(status);
  return PASSING.has(code) && !isRefusal;
}

/** It went, or was cut, with a gateway or a network that was away. */
export function isOfSilence({ code, status }: ApiError): boolean {
  if (code === "NO_ANSWER") return AWAY_STATUS.includes(status);
  return code === "OFFLINE" || code === "BROKEN_OFF";
}

/** Whatever was thrown, as an ApiError. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  // The router throws what is wrong with an address as the cause of an error of its own.
  if (thrown instanceof Error && thrown.cause instanceof ApiError) return thrown.cause;
  return new ApiError("PAGE", {
    message: thrown instanceof Error ? thrown.message : String(thrown),
  });
}
