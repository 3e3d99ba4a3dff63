"""GraphQL over HTTP and as Server-Sent Events, at one address, which WebSockets share.

GraphQL over HTTP (working draft of 2025): media types by `Accept`, statuses by media type, no
`data` where nothing was executed, no 500 for whatever bytes. A browser that asks for HTML gets
GraphiQL. Streams follow graphql-sse's distinct connections mode.
"""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from typing import Any, Final

from graphql import OperationType
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from resolvers.context import RequestContext
from schema import Operation, Schema
from schema.execution.documents import NoOperation
from schema.execution.operations import failed_result
from schema.execution.responses import Response as GraphQLResponse
from schema.execution.responses import encode_bytes
from schema.execution.shared_streams import Responses
from schema.execution.streams import with_silences
from schema.transport.negotiation import EVENT_STREAM, GRAPHQL_RESPONSE, JSON, Accepted, accepted
from schema.transport.persisted_documents import document_of
from schema.transport.requests import decode_request
from schema.transport.websocket import GraphQLSockets
from services.errors import (
    InvalidInput,
    PersistedQueryNotFound,
    PersistedQueryNotSupported,
    ServiceError,
    TooComplex,
)
from services.http_errors import HttpError, graphql_error, headers_of, status_of
from services.json_codec import decode_json
from services.observability.records import current_record
from services.storage.database import as_service_error
from services.tenants.credentials import credentials_of
from services.tenants.tokens import Role

_METHODS: Final = "GET, POST"
_QUERIES: Final = frozenset({OperationType.QUERY})
# So that proxies do not take a silent stream for a dead one.
_HEARTBEAT_SECONDS: Final = 12.0
_STREAM_HEADERS: Final = {
    "Cache-Control": "no-cache, no-transform",
    "X-Accel-Buffering": "no",  # nginx would hold events back
}
_PARAMETERS: Final = (
    ("query", str, "a string"),
    ("operationName", str, "a string"),
    ("variables", dict, "an object"),
    ("extensions", dict, "an object"),
)
_NEEDS_STREAM: Final = (
    f"a subscription's response is a stream: ask for it with 'Accept: {EVENT_STREAM}', or over a "
    "WebSocket (graphql-transport-ws)"
)


class GraphQLApp:
    """The application at `/graphql`.

    Args:
        schema: What it serves.
        page: Makes what a browser gets, GraphiQL; None where it is switched off.
        trusted: Texts of documents by their SHA-256, which clients may send in their place.
        allowed_origins: Other origins whose pages may open a WebSocket.
    """

    def __init__(
        self,
        schema: Schema,
        *,
        page: Callable[[], Response] | None,
        trusted: Mapping[str, str],
        allowed_origins: tuple[str, ...] = (),
    ) -> None:
        self._schema = schema
        self._page = page
        self._trusted = trusted
        self._sockets = GraphQLSockets(schema, trusted=trusted, allowed_origins=allowed_origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or one WebSocket."""
        if scope["type"] != "http":
            await self._sockets(scope, receive, send)
            return
        request = Request(scope, receive)
        accept = accepted(",".join(request.headers.getlist("accept")))
        try:
            response = await self._respond(request, accept)
        except Exception as error:
            known = as_service_error(error)
            if known is None:  # the app's outermost layer logs it, and responds
                raise
            response = _failure(known, accept)
        await response(scope, receive, send)

    async def _respond(self, request: Request, accept: Accepted) -> Response:
        if request.method not in ("GET", "POST"):
            raise HttpError(405, "GraphQL is asked by GET or POST", {"Allow": _METHODS})
        if _wants_page(request, accept):
            if self._page is not None:
                return self._page()
            raise HttpError(404, "GraphiQL is switched off here")
        if accept.json is None and not accept.stream:
            raise HttpError(406, f"a response is {GRAPHQL_RESPONSE}, {JSON} or {EVENT_STREAM}")
        record = current_record()
        if record is not None:
            record.is_graphql = True
        operation = Operation("")

        async def needs() -> Role:
            nonlocal operation
            operation = await self._operation(request)
            return await self._schema.role_needed(operation, context)

        context = RequestContext(credentials_of(request.scope))
        try:
            await context.admit(needs)
            if self._schema.is_subscription(context):
                if not accept.stream:
                    raise InvalidInput(_NEEDS_STREAM)
            elif accept.json is not None:
                result = await self._schema.run(operation, context)
                return _response(GraphQLResponse(result), accept.json)
        except NoOperation as error:
            alone = GraphQLResponse(failed_result(error))
            return _response(alone, accept.json) if accept.json else _stream(_alone(alone))
        context.stream.resume_after = request.headers.get("last-event-id") or None
        return _stream(self._schema.results(operation, context))

    async def _operation(self, request: Request) -> Operation:
        """Read an operation.

        Raises:
            InvalidInput: It is none.
            HttpError: It has another content type.
            PersistedQueryNotFound: It names a document that is not trusted.
            PersistedQueryNotSupported: It names one, and none are trusted.
        """
        parsed = await _parameters(request)
        for name, type_, kind in _PARAMETERS:
            if not isinstance(parsed.get(name), type_ | None):
                raise InvalidInput(f"'{name}' must be {kind}")
        document = document_of(parsed, self._trusted)
        allowed = _QUERIES if request.method == "GET" else frozenset(OperationType)
        return Operation(
            document, parsed.get("operationName") or None, parsed.get("variables") or {}, allowed
        )


_OF_DOCUMENTS: Final = (TooComplex, PersistedQueryNotFound, PersistedQueryNotSupported)


async def _parameters(request: Request) -> dict[str, Any]:
    if request.method == "GET":
        parsed: Any = {name: text for name, text in request.query_params.items() if text}
        for name in ("variables", "extensions"):
            if name in parsed:
                parsed[name] = decode_json(parsed[name], path=name)
    elif request.headers.get("content-type", "").partition(";")[0].strip().lower() == JSON:
        raw = await request.body()
        parsed = await decode_request(raw)
    else:
        raise HttpError(415, f"a POST's Content-Type must be {JSON}")
    if not isinstance(parsed, dict):
        raise InvalidInput("the request must be one JSON object; batches are not taken")
    return parsed


def _wants_page(request: Request, accept: Accepted) -> bool:
    """Tell a browser that navigates, also along a link with an operation in it, from a client."""
    return request.method == "GET" and accept.page


def _response(response: GraphQLResponse, media_type: str) -> Response:
    """Respond; in the older media type with 200 whatever came of it, as clients expect."""
    is_error = not response.is_executed and media_type == GRAPHQL_RESPONSE
    status = 400 if is_error else 200
    return Response(response.body, status_code=status, media_type=media_type)


def _failure(error: ServiceError, accept: Accepted) -> Response:
    """Respond to what never came to be executed.

    A client that takes nothing but events is told of its document's faults by an event, as of those
    that validation finds; of what admission and HTTP reject by the status.
    """
    if accept.json is None and accept.stream and isinstance(error, _OF_DOCUMENTS):
        return _stream(_alone(GraphQLResponse(failed_result(error))))
    return Response(
        encode_bytes({"errors": [graphql_error(error)]}),
        status_code=status_of(error),
        media_type=accept.json or JSON,
        headers=headers_of(error),
    )


def _stream(responses: Responses) -> Response:
    if (record := current_record()) is not None:
        record.transport = "sse"
    return StreamingResponse(_events(responses), media_type=EVENT_STREAM, headers=_STREAM_HEADERS)


async def _alone(response: GraphQLResponse) -> Responses:
    yield response


async def _events(responses: Responses) -> AsyncGenerator[bytes, None]:
    """Encode responses as events, with a comment in each long silence.

    An event's id is its cursor, which a client that connects again sends as `Last-Event-ID`.
    """
    silences = with_silences(responses, lambda: _HEARTBEAT_SECONDS)
    async with aclosing(silences):
        async for response in silences:
            if response is None:
                yield b": still there\n\n"
                continue
            id_ = b"" if response.cursor is None else b"id: %b\n" % response.cursor.encode()
            yield b"event: next\n%bdata: %b\n\n" % (id_, response.body)
    yield b"event: complete\ndata:\n\n"
