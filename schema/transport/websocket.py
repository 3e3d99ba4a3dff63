"""GraphQL over WebSockets: graphql-transport-ws, with each operation admitted by itself.

https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from dataclasses import replace
from typing import Any, Final

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect, WebSocketState
from strawberry.asgi import ASGIWebSocketAdapter as WebSocketAdapter
from strawberry.asgi import GraphQL
from strawberry.http.exceptions import (
    NonJsonMessageReceived,
    NonTextMessageReceived,
    WebSocketDisconnected,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import Operation as Running
from strawberry.types.unset import UNSET, UnsetType

from resolvers.context import RequestContext
from schema import Operation, Schema
from schema.execution.responses import encode_bytes
from schema.transport.persisted_documents import document_of
from schema.transport.requests import decode_request
from services.cancellation import end, end_soon
from services.errors import InvalidInput, ServiceError, Unavailable
from services.http_errors import close_code_of, graphql_error, masked, note
from services.observability.records import Record, begin, current_record, finish
from services.observability.records import end as end_record
from services.observability.tracing import request_span
from services.storage.database import as_service_error
from services.tenants.admission import Credentials, seconds_until_recheck
from services.tenants.credentials import ORGANIZATION_HEADERS, bearer_token, credentials_of
from services.tenants.tokens import Role

# How long the streams of a connection have to tell their client why it ends.
_LAST_WORDS_SECONDS: Final = 0.5
# Bytes that a close frame has for its reason (RFC 6455, 5.5).
_LONGEST_REASON: Final = 123
# What is raised once the client has closed the connection.
_GONE: Final = (WebSocketDisconnected, WebSocketDisconnect)
_ORGANIZATION_PARAMS: Final = frozenset(name.decode() for name in ORGANIZATION_HEADERS)


class _Adapter(WebSocketAdapter):
    """Sends text frames; a connection that has ended in the meantime is no fault."""

    async def iter_json(
        self,
        *,
        ignore_parsing_errors: bool = False,  # noqa: ARG002  # Strawberry's signature
    ) -> AsyncGenerator[object, None]:
        """Receive messages; Strawberry's decodes without waiting."""
        with suppress(WebSocketDisconnect):
            while self.ws.application_state is not WebSocketState.DISCONNECTED:
                try:
                    text = await self.ws.receive_text()
                except KeyError as error:
                    raise NonTextMessageReceived from error
                try:
                    yield await decode_request(text)
                except InvalidInput as error:
                    raise NonJsonMessageReceived from error

    async def send_json(self, message: Mapping[str, object]) -> None:
        await self.send_text(encode_bytes(message).decode())

    async def send_text(self, text: str) -> None:
        """Send a message that is encoded already."""
        try:
            await self.ws.send_text(text)
        # RuntimeError: Starlette's and uvicorn's, for what is sent after a close.
        except (WebSocketDisconnect, RuntimeError) as error:
            raise WebSocketDisconnected from error

    async def close(self, code: int, reason: str) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):
            await super().close(code, reason)


class _Handler(BaseGraphQLTransportWSHandler[RequestContext, None]):
    """One connection."""

    websocket: _Adapter
    trusted: Mapping[str, str]
    _watch: asyncio.Task[None] | None = None

    async def handle(self) -> None:
        """Serve the connection to its end."""
        try:
            await super().handle()
        finally:
            if self._watch is not None:
                await end(self._watch)

    async def handle_connection_init(self, message: Any) -> None:
        """Let the client in, and see to it that it leaves when its token ends."""
        try:
            await super().handle_connection_init(message)
        except Unavailable:  # the client may try again: see `GraphQLSockets`
            raise
        except ServiceError as error:
            await self._close(error)
            return
        if self.connection_acknowledged and self._watch is None:
            self._watch = asyncio.create_task(self._end_with_token())

    async def _end_with_token(self) -> None:
        while True:
            await asyncio.sleep(seconds_until_recheck(self.context.principal))
            try:
                await self.context.admit_again()
            except Unavailable:
                continue
            except ServiceError as error:
                await asyncio.sleep(_LAST_WORDS_SECONDS)
                await self._close(error)
                return

    async def _close(self, error: ServiceError) -> None:
        """Close the connection with a reason, which is all that its client can read of it."""
        note(error)
        reason = str(error).encode()[:_LONGEST_REASON].decode(errors="ignore")
        await self.websocket.close(close_code_of(error), reason)

    async def handle_message(self, message: Any) -> None:
        """Take a message, whose shape is checked first."""
        if _is_message(message):
            await super().handle_message(message)
        else:
            await self.handle_invalid_message("Failed to parse message")

    async def handle_subscribe(self, message: Any) -> None:
        """Begin an operation."""
        most = self.max_subscriptions_per_connection or 0
        if self.connection_acknowledged and len(self.operations) >= most > 0:
            told = InvalidInput(f"a connection has at most {most} operations under way")
            await self._reject(message["id"], told)
            return
        payload = message["payload"]
        try:
            payload["query"] = document_of(payload, self.trusted)
        except ServiceError as error:
            await self._reject(message["id"], error)
            return
        await super().handle_subscribe(message)

    async def cleanup_operation(self, operation_id: str) -> None:
        """End an operation: Strawberry cancels it once, which may be lost."""
        operation = self.operations.pop(operation_id, None)
        if operation is not None and operation.task is not None:
            operation.completed = True  # it sends nothing more: its id may be another's by then
            end_soon(operation.task)

    async def run_operation(self, operation: Running[RequestContext, None]) -> None:
        """Admit and execute one operation, and send its results."""
        begin(record := self._new_record())  # in this operation's own task
        try:
            with request_span(record):
                await self._run(operation)
        except _GONE:
            pass
        except Exception as error:  # noqa: BLE001  # whatever it is, the client is told something
            told = as_service_error(error) or masked(error)
            with suppress(*_GONE):
                message = _error(operation.id, [graphql_error(told)])
                await operation.send_operation_message(message)
        finally:
            finish(record)

    def _new_record(self) -> Record:
        """Return the record of an operation, with what is known of its connection."""
        record = Record()
        record.transport, record.is_graphql = "websocket", True
        if (connection := current_record()) is not None:
            record.connection_id = connection.request_id
            record.trace_id = connection.trace_id
            record.parent_span_id = connection.span_id
            record.method, record.route = connection.method, connection.route
            record.client_address = connection.client_address
            record.organization_id = connection.organization_id
            record.token_id = connection.token_id
        return record

    async def _run(self, running: Running[RequestContext, None]) -> None:
        schema: Any = self.schema
        context = self.context.for_operation()
        operation = Operation(
            running.query, running.operation_name or None, running.variables or {}
        )

        async def needs() -> Role:
            role: Role = await schema.role_needed(operation, context)
            return role

        await context.admit(needs)
        head = f'{{"id":{encode_bytes(running.id).decode()},"type":"next","payload":'
        async with aclosing(schema.results(operation, context)) as responses:
            async for response in responses:
                if not response.is_executed:
                    await running.send_operation_message(_error(running.id, response.errors))
                    return
                await self.websocket.send_text(f"{head}{response.text}}}")
        await running.send_operation_message({"id": running.id, "type": "complete"})

    async def _reject(self, operation_id: str, error: ServiceError) -> None:
        """Tell that an operation is not begun."""
        record = self._new_record()
        token = begin(record)
        try:
            await self.send_message(_error(operation_id, [graphql_error(error)]))
        finally:
            end_record(token)
            finish(record)


def _error(operation_id: str, errors: list[dict[str, Any]]) -> Any:
    return {"id": operation_id, "type": "error", "payload": errors}


_NAMING_A_DOCUMENT: Final = ("query", "documentId", "doc_id", "extensions")


def _is_message(message: object) -> bool:
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return False
    if message["type"] == "complete":
        return isinstance(message.get("id"), str)
    if message["type"] != "subscribe":
        return True
    payload = message.get("payload")
    return (
        isinstance(message.get("id"), str)
        and isinstance(payload, dict)
        and isinstance(payload.get("query"), str | None)
        and isinstance(payload.get("extensions"), dict | None)
        and any(payload.get(name) is not None for name in _NAMING_A_DOCUMENT)
        and isinstance(payload.get("variables"), dict | None)
        and isinstance(payload.get("operationName"), str | None)
    )


class GraphQLSockets(GraphQL[RequestContext, None]):
    """Serves WebSockets: Strawberry's, with an admission of ours for each operation.

    Args:
        schema: What it serves.
        trusted: Texts of documents by their SHA-256, which clients may send in their place.
        allowed_origins: Other origins whose pages may open a WebSocket.
    """

    schema: Schema
    websocket_adapter_class = _Adapter

    def __init__(
        self, schema: Schema, *, trusted: Mapping[str, str], allowed_origins: tuple[str, ...]
    ) -> None:
        # Strawberry makes one for each connection, and hands nothing of ours to it.
        self.graphql_transport_ws_handler_class = type(
            "_TrustingHandler", (_Handler,), {"trusted": trusted}
        )
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=("graphql-transport-ws",),
            allowed_origins=allowed_origins,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one WebSocket."""
        try:
            await super().__call__(scope, receive, send)
        except Exception as error:
            # Who is asking could not be looked up. To be closed as forbidden would tell a client
            # to give up; of this code it knows that it may try again.
            known = as_service_error(error)
            if known is None:
                raise
            note(known)
            await send({"type": "websocket.close", "code": close_code_of(known)})

    async def get_context(
        self,
        request: Any,
        response: object,  # noqa: ARG002  # Strawberry's signature
    ) -> RequestContext:
        """Take the token of the handshake; it may come later, in `connection_init`."""
        return RequestContext(credentials_of(request.scope))

    async def on_ws_connect(self, context: RequestContext) -> UnsetType | dict[str, object] | None:
        """Check the token of the handshake, or of `connection_init`.

        Raises:
            ServiceError: It is not valid, or that cannot be told.
        """
        context.credentials = _with_params(context.credentials, context.connection_params or {})
        await context.admit_again()
        return UNSET  # type: ignore[no-any-return]  # Strawberry types it as Any


def _with_params(credentials: Credentials, params: Mapping[str, object]) -> Credentials:
    """Return the credentials of a connection: the token in `connection_init` comes first."""
    texts = {key.lower(): value for key, value in params.items() if isinstance(value, str)}
    named = tuple(texts[name] for name in sorted(_ORGANIZATION_PARAMS & set(texts)))
    authorization = texts.get("authorization", "")
    # Some send the bare token under this name.
    bare = authorization.strip() if " " not in authorization.strip() else None
    secret = texts.get("x-log10-token") or bearer_token(authorization) or bare
    return replace(
        credentials,
        secret=secret or credentials.secret,
        organizations=credentials.organizations + named,
    )
