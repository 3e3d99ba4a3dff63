"""Everything that a caller may be told.

    ServiceError
    ├── InvalidInput      the request cannot be meant         BAD_USER_INPUT
    ├── Unauthenticated   no token, or none that is valid     UNAUTHENTICATED
    ├── Forbidden         the token may not do this           FORBIDDEN
    ├── NotFound          no such object in the organization  NOT_FOUND
    ├── Conflict          the stored state forbids it         CONFLICT
    ├── ResumeExpired     the changes since are forgotten     RESUME_EXPIRED
    ├── TooComplex        it would cost too much              QUERY_TOO_COMPLEX
    ├── DeadlineExceeded  it took too long                    TIMEOUT
    ├── PersistedQueryNotFound      no trusted document has the hash  PERSISTED_QUERY_NOT_FOUND
    ├── PersistedQueryNotSupported  there are no trusted documents    PERSISTED_QUERY_NOT_SUPPORTED
    ├── RateLimited       the token asks too often            RATE_LIMITED
    └── Unavailable       the database or the queue is full   UNAVAILABLE

The message is written for the caller and is sent as it stands. Anything else that is raised is
a bug of ours, and is masked.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar


class ErrorCode(StrEnum):
    """The codes in `extensions.code` (GraphQL) and `code` (REST): Apollo's vocabulary."""

    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    CONFLICT = "CONFLICT"
    RATE_LIMITED = "RATE_LIMITED"
    QUERY_TOO_COMPLEX = "QUERY_TOO_COMPLEX"
    TIMEOUT = "TIMEOUT"
    UNAVAILABLE = "UNAVAILABLE"
    RESUME_EXPIRED = "RESUME_EXPIRED"
    PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    PERSISTED_QUERY_NOT_SUPPORTED = "PERSISTED_QUERY_NOT_SUPPORTED"
    INTERNAL_SERVER_ERROR = "INTERNAL_SERVER_ERROR"


class Reason(StrEnum):
    """Why something was rejected or failed, as metrics count it, where the code says too little."""

    # A service is unavailable for these.
    DATABASE = "database"
    DATABASE_POOL = "database_pool"
    DATABASE_REJECTS = "database_rejects"
    DOCUMENTS_WAITING = "documents_waiting"
    INGEST_QUEUE_FULL = "ingest_queue_full"
    INSIGHT = "insight"
    NOT_READY = "not_ready"
    SCHEMA_PROCESS = "schema_process"
    SCHEMAS_WAITING = "schemas_waiting"
    SHUTDOWN = "shutdown"
    SLOW_SUBSCRIBER = "slow_subscriber"
    TOO_MANY_BYTES_IN_FLIGHT = "too_many_bytes_in_flight"
    TOO_MANY_CONNECTIONS = "too_many_connections"
    TOO_MANY_WRITERS = "too_many_writers"
    # What HTTP alone knows.
    BODY_TOO_LARGE = "body_too_large"
    HEADERS_TOO_LARGE = "headers_too_large"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    NO_ROUTE = "no_route"
    NOT_ACCEPTABLE = "not_acceptable"
    REQUEST_TOO_SLOW = "request_too_slow"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    URL_TOO_LONG = "url_too_long"


class ServiceError(Exception):
    """An expected failure. Transports translate it; they never build one from a status.

    Attributes:
        details: More for the caller, one string a fault, such as each broken rule of a schema.
        counted_as: What metrics count it as, where the code says too little.
    """

    code: ClassVar[ErrorCode]
    counted_as: Reason | None = None

    def __init__(self, message: str, *, details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.details = tuple(details)


class InvalidInput(ServiceError):
    """The request cannot be meant.

    Attributes:
        reason: What is wrong, without the path.
        path: JSON Pointer (RFC 6901) to the fault in the caller's input; "" for all of it.
    """

    code = ErrorCode.BAD_USER_INPUT

    def __init__(self, message: str, *, path: str = "", details: Sequence[str] = ()) -> None:
        super().__init__(f"{path}: {message}" if path else message, details=details)
        self.reason = message
        self.path = path

    def at(self, path: str) -> "InvalidInput":
        """Return the same fault at another path."""
        return InvalidInput(self.reason, path=path, details=self.details)


class Unauthenticated(ServiceError):
    """There is no token, or none that is known, unexpired and unrevoked."""

    code = ErrorCode.UNAUTHENTICATED


class Forbidden(ServiceError):
    """The token is good, but not for this."""

    code = ErrorCode.FORBIDDEN


class NotFound(ServiceError):
    """The object is absent, or belongs to another organization: the caller cannot tell which."""

    code = ErrorCode.NOT_FOUND

    def __init__(self, kind: str, object_id: str) -> None:
        super().__init__(f"no {kind} has the id {object_id!r}")


class Conflict(ServiceError):
    """What is stored forbids it."""

    code = ErrorCode.CONFLICT


class ResumeExpired(ServiceError):
    """What has changed since a cursor is no longer known: the stream cannot go on from there."""

    code = ErrorCode.RESUME_EXPIRED


class TooComplex(ServiceError):
    """Answering would cost more than one request may."""

    code = ErrorCode.QUERY_TOO_COMPLEX


class DeadlineExceeded(ServiceError):
    """The work was cut off when its time was up."""

    code = ErrorCode.TIMEOUT


class PersistedQueryNotFound(ServiceError):
    """No trusted document has the hash that stands in place of its text."""

    code = ErrorCode.PERSISTED_QUERY_NOT_FOUND


class PersistedQueryNotSupported(ServiceError):
    """A hash stands in place of a document's text, and there are no trusted documents at all."""

    code = ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED


class RateLimited(ServiceError):
    """The token makes more requests than it may.

    Attributes:
        retry_after: Seconds to wait before the next try.
    """

    code = ErrorCode.RATE_LIMITED

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(ServiceError):
    """The database cannot be reached, or more is waiting than may wait. Try again.

    Attributes:
        retry_after: Seconds to wait before the next try; None where waiting alone does not help.
    """

    code = ErrorCode.UNAVAILABLE

    def __init__(
        self,
        message: str,
        *,
        retry_after: int | None = 1,
        counted_as: Reason = Reason.DATABASE,
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.counted_as = counted_as
