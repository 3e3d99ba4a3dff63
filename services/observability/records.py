"""What is known of one request, or of one operation on a WebSocket: a line of the log at its end.

A record is found by whoever has something to add to it (`current_record`): admission adds whose it
is, the driver what it has asked the database, the table of errors what went wrong. Nothing of a
payload, of a document's text or of its variables comes into one.

Names of the ids, and what a `traceparent` is: https://www.w3.org/TR/trace-context/
"""

import re
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar, Token
from datetime import UTC, datetime
from typing import Any, Final

from services.ids import new_id
from services.observability.metrics import Metrics
from services.runtime import part

# What a client may send as X-Request-Id: printed as it is, in any log and any header.
_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,128}")
# Version 00, or one to come, of which the same 55 characters are read.
_TRACEPARENT: Final = re.compile(
    r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)"
)
_VERSION_0_LENGTH: Final = 55
# What asks again and again how a gateway is: no spans, and no lines while it goes well.
PROBES: Final = frozenset({"/healthz", "/readyz", "/metrics"})


class Record:
    """What is known of one request or operation.

    Attributes:
        request_id: The client's own, if it is one; made here if not.
        trace_id: 32 hexadecimal digits: the caller's trace, or a new one.
        span_id: 16 hexadecimal digits: this request in the trace.
        parent_span_id: The caller's span.
        connection_id: Of an operation on a WebSocket: the `request_id` of the WebSocket.
        transport: `http`, `sse` or `websocket`.
        method: The HTTP method; `_OTHER` for one that HTTP does not define.
        route: The template of the path, such as `/api/v1/completions/{completionId}`; None where
            no route has the path.
        status: The status of the response; None where the client had gone before.
        client_address: Whose connection it is, behind a trusted proxy as that says.
        organization_id: Whose token it is; None until it has been admitted.
        token_id: The token's id, which is no secret.
        is_graphql: Whether it is an operation of GraphQL.
        operation_type: `query`, `mutation` or `subscription`; None where it could not be told.
        operation_name: As the document has it.
        cost: What the operation may cost (`schema.execution.cost`).
        database_seconds: Time that commands took which were sent for it, or for the batch that it
            was written in.
        database_commands: How many those were.
        error_code: The code of the first error that it was told.
        reason: Why it was rejected or failed, as metrics count it.
    """

    # What most requests lack stands in the class: making a record is on the way of each.
    connection_id: str | None = None
    parent_span_id: str | None = None
    transport = "http"
    scheme = "http"
    method: str | None = None
    route: str | None = None
    status: int | None = None
    client_address: str | None = None
    organization_id: str | None = None
    token_id: str | None = None
    is_graphql = False
    operation_type: str | None = None
    operation_name: str | None = None
    cost: int | None = None
    database_seconds = 0.0
    database_commands = 0
    error_code: str | None = None
    reason: str | None = None

    def __init__(self, request_id: str | None = None, traceparent: str | None = None) -> None:
        self.begun = time.perf_counter()
        own = new_id()  # whose digits are the trace's too, so that one leads to the other
        self.request_id = own
        if request_id is not None and _REQUEST_ID.fullmatch(request_id):
            self.request_id = request_id
        self.trace_id = own.replace("-", "")
        self.span_id = self.trace_id[16:]
        if traceparent is not None and (parent := _parent(traceparent)):
            self.trace_id, self.parent_span_id = parent

    def add_database(self, seconds: float, commands: int = 1) -> None:
        """Note that the database was asked for it."""
        self.database_seconds += seconds
        self.database_commands += commands

    @property
    def outcome(self) -> str:
        """`success` or `error`, as metrics of GraphQL have it."""
        return "success" if self.error_code is None else "error"

    def level(self) -> str:
        """Return how severe its line is: what is our fault, or the database's, stands out."""
        status = self.status or 0
        if status == 500 or self.error_code == "INTERNAL_SERVER_ERROR":
            return "error"
        return "warning" if status > 500 or self.error_code in _OF_OURS else "info"


class Tally(Record):
    """What the database is asked for several requests together; no request, and without ids."""

    def __init__(self) -> None:
        """Begin with nothing; what a request has besides is not asked of it."""


_OF_OURS: Final = frozenset({"UNAVAILABLE", "TIMEOUT"})


def _parent(traceparent: str) -> tuple[str, str] | None:
    """Return the trace and the span that a header names; None where it is none."""
    found = _TRACEPARENT.match(traceparent)
    if not found or (traceparent.startswith("00") and len(traceparent) != _VERSION_0_LENGTH):
        return None
    return found[1], found[2]


_current: Final[ContextVar[Record | None]] = ContextVar("record", default=None)


def current_record() -> Record | None:
    """Return the record of what is being done; None outside of all requests."""
    return _current.get()


def begin(record: Record) -> Token[Record | None]:
    """Let what is done from now on in this context be part of a request."""
    return _current.set(record)


def end(token: Token[Record | None]) -> None:
    """Undo a `begin`."""
    _current.reset(token)


class RequestLog:
    """Where records go at their end; nowhere unless the gateway says.

    Attributes:
        write: Takes a record, and how many seconds it took.
    """

    write: Callable[[Record, float], None] | None = None


def finish(record: Record) -> None:
    """Count a request or an operation that has come to its end, and log it."""
    seconds = time.perf_counter() - record.begun
    part(Metrics).count(record, seconds)
    write = part(RequestLog).write
    if write is not None:
        write(record, seconds)


def fields_of(record: Record, seconds: float) -> dict[str, Any]:
    """Return a record as the fields of a line; docs/operate.md has them all."""
    fields: dict[str, Any] = {
        "time": datetime.now(UTC),
        "level": record.level(),
        "message": "request",
        "request_id": record.request_id,
        "trace_id": record.trace_id,
        "span_id": record.span_id,
        "transport": record.transport,
        "method": record.method,
        "route": record.route,
        "status": record.status,
        "duration_ms": round(seconds * 1000, 3),
        "database_ms": round(record.database_seconds * 1000, 3),
        "database_commands": record.database_commands,
    }
    given = record.__dict__  # without what is not known
    fields |= {
        name: value for name, value in given.items() if name in _OPTIONAL and value is not None
    }
    return fields


_OPTIONAL: Final = frozenset(
    {
        "organization_id",
        "token_id",
        "operation_type",
        "operation_name",
        "cost",
        "error_code",
        "reason",
        "client_address",
        "connection_id",
        "parent_span_id",
    }
)


def ids_of(record: Record) -> Mapping[str, str]:
    """Return what a line that is logged within a request has of it; nothing of a `Tally`."""
    if isinstance(record, Tally):
        return {}
    return {
        "request_id": record.request_id,
        "trace_id": record.trace_id,
        "span_id": record.span_id,
    }
