"""GraphQL over HTTP, Server-Sent Events and WebSocket, at one address.

Strawberry's ASGI application, brought to the letter of the specification (GraphQL over HTTP,
working draft of 2025): media types by `Accept`, statuses by media type, no `data` where nothing
was executed, no 500 for whatever bytes. A browser that asks for HTML gets GraphiQL.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from typing import Any, Final

import orjson
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from graphql import ExecutionResult as CoreResult
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import ASGIWebSocketAdapter as WebSocketAdapter
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)
from strawberry.types import ExecutionResult
from strawberry.types.unset import UNSET, UnsetType

from gateway.pages import graphiql_response
from resolvers.context import RequestContext
from rest_compat.body import decode_json
from rest_compat.dependencies import headers_of, reader, secret_of
from rest_compat.errors import STATUS
from schema import Schema
from schema.errors import public_face, without_suggestion
from services.database import as_service_error, database
from services.errors import (
    DeadlineExceeded,
    ErrorCode,
    InvalidInput,
    PersistedQueryNotFound,
    RateLimited,
    ServiceError,
    Unauthenticated,
    Unavailable,
)

GRAPHQL_RESPONSE: Final = "application/graphql-response+json"
JSON: Final = "application/json"
_METHODS: Final = "GET, POST"
# https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number
TRY_AGAIN_LATER: Final = 1013


class _WebSocketAdapter(WebSocketAdapter):
    """Sends text frames, though `encode_json` makes bytes."""

    async def send_json(self, message: Mapping[str, object]) -> None:
        await self.ws.send_text(self.view.encode_json_string(message))


class _WebSocketHandler(BaseGraphQLTransportWSHandler[RequestContext, None]):
    """Closes a connection whose messages have the wrong shape, as graphql-transport-ws says."""

    async def handle_message(self, message: Any) -> None:
        if not _is_message(message):
            await self.handle_invalid_message("Failed to parse message")
        else:
            await super().handle_message(message)


def _is_message(message: object) -> bool:
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return False
    if message["type"] != "subscribe":
        return True
    payload = message.get("payload")
    return (
        isinstance(message.get("id"), str)
        and isinstance(payload, dict)
        and isinstance(payload.get("query"), str)
        and isinstance(payload.get("variables"), dict | None)
        and isinstance(payload.get("operationName"), str | None)
    )


class GraphQLApp(GraphQL[RequestContext, None]):
    """The application at `/graphql`.

    Args:
        schema: What it serves.
        graphiql: Whether a browser gets GraphiQL.
        timeout_seconds: How long a request may take.
        trusted: Texts of documents by their SHA-256, which clients may send in their place.
        allowed_origins: Other origins whose pages may open a WebSocket.
    """

    websocket_adapter_class = _WebSocketAdapter
    graphql_transport_ws_handler_class = _WebSocketHandler

    def __init__(
        self,
        schema: Schema,
        *,
        graphiql: bool,
        timeout_seconds: float,
        trusted: Mapping[str, str],
        allowed_origins: tuple[str, ...] = (),
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=("graphql-transport-ws", "graphql-sse"),
            allowed_origins=allowed_origins,
        )
        self._graphiql = graphiql
        self._timeout_seconds = timeout_seconds
        self._trusted = trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or one WebSocket."""
        if scope["type"] != "http":
            await self._serve_socket(scope, receive, send)
            return
        request = Request(scope, receive)
        response = await self._respond(request)
        await response(scope, receive, send)

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        except Exception as error:
            # Who is asking could not be looked up. To be closed as forbidden would tell a client
            # to give up; of this code it knows that it may try again.
            if as_service_error(error) is None:
                raise
            await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})

    async def _respond(self, request: Request) -> Response:
        if request.method not in ("GET", "POST"):
            return _failure(request, "GraphQL is asked by GET or POST", 405, {"Allow": _METHODS})
        if _wants_page(request):
            if self._graphiql:
                return graphiql_response()
            return _failure(request, "GraphiQL is switched off here", 404)
        if _media_type(request) is None:
            return _failure(request, f"the answer would be {GRAPHQL_RESPONSE} or {JSON}", 406)
        try:
            return await self.run(request)
        except HTTPException as error:
            return _failure(request, error.reason, error.status_code)
        except Exception as error:
            known = as_service_error(error)
            if known is None:
                raise
            return _refusal(request, known)

    async def execute_operation(self, *args: Any, **kwargs: Any) -> Any:
        """Execute, within the time that a request may take; a stream begins within it.

        Raises:
            DeadlineExceeded: The time is up; its work in the database ends too.
        """
        kwargs["context"].can_stream = kwargs["request_data"].protocol != "http"
        try:
            with database.deadline(self._timeout_seconds):
                async with asyncio.timeout(self._timeout_seconds):
                    return await super().execute_operation(*args, **kwargs)
        except TimeoutError as error:
            raise DeadlineExceeded(
                f"the request took more than {self._timeout_seconds:g} seconds"
            ) from error

    async def get_context(
        self,
        request: Request | WebSocket,
        response: Response | WebSocket,  # noqa: ARG002  # Strawberry's signature
    ) -> RequestContext:
        """Find who is asking; a WebSocket may show its token later, in `connection_init`.

        Raises:
            Unauthenticated: A request has no valid token.
        """
        context = RequestContext()
        if isinstance(request, Request):
            context.remember(await reader(request), secret_of(headers_of(request.scope)))
            return context
        context.can_stream = True
        with suppress(Unauthenticated):
            await context.authenticate(secret_of(headers_of(request.scope)))
        return context

    async def on_ws_connect(self, context: RequestContext) -> UnsetType | dict[str, object] | None:
        """Take the token out of `connection_init`, unless the handshake had one."""
        params = {key.lower(): value for key, value in (context.connection_params or {}).items()}
        secret = params.get("x-log10-token") or params.get("authorization")
        if isinstance(secret, str):
            try:
                await context.authenticate(secret.removeprefix("Bearer ").strip())
            except ServiceError as error:
                raise ConnectionRejectionError from error
        elif not context.is_authenticated:
            raise ConnectionRejectionError
        return UNSET  # type: ignore[no-any-return]  # Strawberry types it as Any

    def should_render_graphql_ide(self, request: object) -> bool:  # noqa: ARG002  # as above
        """GraphiQL has been served before."""
        return False

    async def get_root_value(self, request: Request | WebSocket) -> None:
        """There is no root value."""

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """Begin an answer, in the media type that the client asks for."""
        return Response(media_type=_media_type(request))

    async def create_streaming_response(
        self,
        request: Request | WebSocket,  # noqa: ARG002  # Strawberry's signature
        stream: Callable[[], AsyncIterator[str]],
        sub_response: Response,  # noqa: ARG002  # Strawberry's signature
        headers: Mapping[str, str],
    ) -> Response:
        """Stream, in the media type of the stream."""
        return StreamingResponse(stream(), headers=headers)

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData:
        """Read an operation.

        Raises:
            HTTPException: 400 or 415, with the reason for the client.
        """
        if request.method == "GET":
            parsed: Any = self.parse_query_params(request.query_params)
        elif (request.content_type or "").partition(";")[0].strip().lower() == JSON:
            parsed = self.parse_json(await request.get_body())
        else:
            raise HTTPException(415, f"a POST's Content-Type must be {JSON}")
        if not isinstance(parsed, dict):
            raise HTTPException(400, "the request must be one JSON object; batches are not taken")
        for name, type_, kind in _PARAMETERS:
            if not isinstance(parsed.get(name), type_ | None):
                raise HTTPException(400, f"'{name}' must be {kind}")
        query = parsed.get("query") or self._trusted_text(parsed)
        if not query:
            raise HTTPException(400, "there is no 'query' in the request")
        transport = self._get_stream_transport_from_headers(request.headers)
        return GraphQLRequestData(
            query=query,
            variables=parsed.get("variables"),
            operation_name=parsed.get("operationName"),
            extensions=parsed.get("extensions"),
            protocol=transport.protocol if transport else "http",
        )

    def _trusted_text(self, parsed: Mapping[str, Any]) -> str | None:
        """Return the text of a document that the client names by its hash.

        Apollo's clients send it as `extensions.persistedQuery.sha256Hash`, Relay's as `doc_id`
        or `documentId`.

        Raises:
            PersistedQueryNotFound: No trusted document has it.
        """
        extension = (parsed.get("extensions") or {}).get("persistedQuery")
        named = extension.get("sha256Hash") if isinstance(extension, dict) else None
        named = named or parsed.get("doc_id") or parsed.get("documentId")
        if not isinstance(named, str):
            return None
        text = self._trusted.get(named)
        if text is None:
            raise PersistedQueryNotFound("no trusted document has this hash")
        return text

    def parse_json(self, data: str | bytes) -> Any:
        """Decode a request, or say what is wrong with it."""
        try:
            return decode_json(data)
        except InvalidInput as error:
            raise HTTPException(400, str(error)) from error

    def decode_json(self, data: str | bytes) -> object:
        """Decode a message on a WebSocket, which fails for a JSONDecodeError alone."""
        try:
            return decode_json(data)
        except InvalidInput as error:
            raise json.JSONDecodeError(str(error), "", 0) from error

    def encode_json(self, data: object) -> bytes:
        """Encode an answer."""
        return orjson.dumps(data, option=orjson.OPT_NON_STR_KEYS)

    async def process_result(
        self,
        request: Request,  # noqa: ARG002  # Strawberry's signature
        result: ExecutionResult,
    ) -> GraphQLHTTPResponse:
        """Leave `data` out where nothing was executed."""
        answer: GraphQLHTTPResponse = {}
        if not _is_request_error(result):
            answer["data"] = result.data
        if result.errors:
            answer["errors"] = [self._formatted(error) for error in result.errors]
        if result.extensions:
            answer["extensions"] = result.extensions
        return answer

    def _formatted(self, error: GraphQLError) -> Any:
        formatted: dict[str, Any] = dict(_public(error).formatted)
        if self.schema.config.disable_field_suggestions:
            formatted["message"] = without_suggestion(formatted["message"])
        return formatted

    def create_response(
        self,
        response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse],
        sub_response: Response,
    ) -> Response:
        """Answer; for the older media type with 200 whatever came of it, as clients expect."""
        is_error = "data" not in response_data and sub_response.media_type == GRAPHQL_RESPONSE
        return Response(
            self.encode_json(response_data),
            status_code=400 if is_error else 200,
            media_type=sub_response.media_type,
        )


_PARAMETERS: Final = (
    ("query", str, "a string"),
    ("operationName", str, "a string"),
    ("variables", dict, "an object"),
    ("extensions", dict, "an object"),
)


def _public(error: GraphQLError) -> GraphQLError:
    """Make sure that an error has its public face.

    Those of parsing and of variables pass by the extension that gives it to all others.
    """
    if "code" not in (error.extensions or {}):
        message, error.extensions = public_face(error, before_execution=False)
        error.message = message
    return error


def _is_request_error(result: ExecutionResult | CoreResult) -> bool:
    """Say whether the operation was not executed: its errors point to no field."""
    return result.data is None and all(error.path is None for error in result.errors or ())


def _wants_page(request: Request) -> bool:
    accept = request.headers.get("accept", "")
    return request.method == "GET" and "query" not in request.query_params and "html" in accept


def _media_type(request: Request | WebSocket) -> str | None:
    """Choose what to answer with: the first of ours that `Accept` names, by quality.

    Returns:
        None where it names neither, nor a stream of events.
    """
    accept = request.headers.get("accept", "").strip()
    if not accept:
        return JSON
    ranges = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        ranges.append((_quality(parameters), name))
    ranges.sort(key=lambda item: -item[0])
    for quality, name in ranges:
        if quality <= 0:
            continue
        if name in (GRAPHQL_RESPONSE, JSON):
            return name
        if name in ("*/*", "application/*", "text/event-stream"):
            return JSON
    return None


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _refusal(request: Request, error: ServiceError) -> Response:
    """Answer an expected failure outside of the execution."""
    headers = {}
    if isinstance(error, Unauthenticated):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, Unavailable | RateLimited):
        headers["Retry-After"] = str(error.retry_after)
    # Apollo's clients look for this one in an answer that is 200, and then send the text.
    is_unknown_hash = isinstance(error, PersistedQueryNotFound)
    status = 200 if is_unknown_hash else STATUS[error.code]
    return _failure(request, str(error), status, headers, error.code)


def _failure(
    request: Request,
    message: str,
    status: int,
    headers: Mapping[str, str] | None = None,
    code: ErrorCode = ErrorCode.BAD_USER_INPUT,
) -> Response:
    """Answer what never came to be an operation, in GraphQL's form."""
    return Response(
        orjson.dumps({"errors": [{"message": message, "extensions": {"code": code}}]}),
        status_code=status,
        media_type=_media_type(request) or JSON,
        headers=dict(headers or {}),
    )
