"""Bounds on what a client may send, before anything reads it.

One limit stands before both faces, so a rejection is in the form of both (`services.http_errors`).
"""

import asyncio
from itertools import chain
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.http.decompression import Garbled, Unpacker
from services.errors import Reason, ServiceError, Unavailable
from services.http_errors import HttpError, headers_of, shared_body, status_of

# A body of up to so many times the limit is read to its end before it is rejected.
_DROPPED_FACTOR: Final = 4
# What a header takes beside its name and value: the colon, a space, the end of the line.
_HEADER_OVERHEAD: Final = 4


class RequestLimits:
    """Rejects what is too large, and decompresses bodies on their way in.

    A body is never held here: it is counted, and handed on piece by piece.

    Args:
        app: What is protected.
        max_body_bytes: The largest body, as sent and as decompressed.
        max_url_bytes: The longest path with its query.
        max_header_bytes: The most that all headers may take.
        max_bytes_in_flight: The most that the bodies of all requests under way may take. One
            body fits in any case.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_body_bytes: int,
        max_url_bytes: int,
        max_header_bytes: int,
        max_bytes_in_flight: int,
    ) -> None:
        self._app = app
        self._max_body_bytes = max_body_bytes
        self._max_url_bytes = max_url_bytes
        self._max_header_bytes = max_header_bytes
        self._max_bytes_in_flight = max(max_bytes_in_flight, max_body_bytes)
        self._bytes_in_flight = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or reject it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            encoding = self._check_head(scope)
        except ServiceError as rejection:
            await _reject(rejection, _Body(self, receive, None), scope, send)
            return
        body = _Body(self, receive, Unpacker(encoding) if encoding else None)
        started = False

        async def send_unless_rejected(message: Message) -> None:
            nonlocal started
            # The app may have made an error of its own of what came out of `receive`.
            if body.rejection is None or started:
                started = True
                await send(message)

        try:
            inner = _unpacked(scope) if encoding else scope
            await self._app(inner, body.receive, send_unless_rejected)
        except ServiceError as rejection:
            if rejection is not body.rejection:
                raise
        except ClientDisconnect:
            return  # it has gone in the middle of its body, and will see no response
        finally:
            self._bytes_in_flight -= body.bytes
        if body.rejection is not None and not started:
            await _reject(body.rejection, body, scope, send)

    def _check_head(self, scope: Scope) -> str | None:
        """Check the URL and the headers; return how the body is packed.

        Raises:
            HttpError: They are too large, or the body is packed in a way that is not known.
        """
        # Without `raw_path`, which ASGI servers may leave out, the path is close enough.
        path = scope.get("raw_path") or scope["path"]
        if len(path) + len(scope["query_string"]) > self._max_url_bytes:
            raise HttpError(414, f"the URL is longer than {self._max_url_bytes} bytes")
        headers = scope["headers"]
        size = sum(map(len, chain.from_iterable(headers))) + _HEADER_OVERHEAD * len(headers)
        if size > self._max_header_bytes:
            raise HttpError(431, f"the headers are larger than {self._max_header_bytes} bytes")
        named = dict(headers)
        if (length := named.get(b"content-length")) is not None and length.isdigit():
            self.check_size(int(length[:20]))
        if b"content-encoding" not in named:
            return None
        encodings = [value for name, value in headers if name == b"content-encoding"]
        encoding = ",".join(value.decode("latin-1").strip().lower() for value in encodings)
        if encoding in ("", "identity"):
            return None
        if encoding not in Unpacker.ENCODINGS:
            raise HttpError(
                415,
                "the body's Content-Encoding must be gzip, deflate or identity",
                {"Accept-Encoding": "gzip, deflate"},  # RFC 9110, 15.5.16
            )
        return encoding

    @property
    def most_dropped(self) -> int:
        """How much of a rejected body is read, in bytes."""
        return _DROPPED_FACTOR * self._max_body_bytes

    def check_size(self, size: int) -> None:
        """Return if a body may be so large.

        Raises:
            HttpError: It may not.
        """
        if size > self._max_body_bytes:
            raise HttpError(413, f"the body is larger than {self._max_body_bytes} bytes")

    def take(self, more: int) -> None:
        """Make room for more of a body.

        Raises:
            Unavailable: All bodies together take too much.
        """
        if self._bytes_in_flight + more > self._max_bytes_in_flight:
            raise Unavailable(
                "too much is under way; try again", counted_as=Reason.TOO_MANY_BYTES_IN_FLIGHT
            )
        self._bytes_in_flight += more


async def _reject(error: ServiceError, body: "_Body", scope: Scope, send: Send) -> None:
    # A client that waits for `100 Continue` has not sent its body, and need not.
    if (b"expect", b"100-continue") not in scope["headers"]:
        await body.drop_rest()
    content = shared_body(error)
    # What is left of the body would be taken for the next request.
    headers = rejection_headers(error, content)
    await send({"type": "http.response.start", "status": status_of(error), "headers": headers})
    await send({"type": "http.response.body", "body": content})


def rejection_headers(error: ServiceError, content: bytes) -> list[tuple[bytes, bytes]]:
    """Return the headers of a response after which the connection ends."""
    own = [(name.lower().encode(), value.encode()) for name, value in headers_of(error).items()]
    return [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(content)).encode()),
        (b"connection", b"close"),
        *own,
    ]


class _Body:
    """The body of one request, on its way in.

    Attributes:
        bytes: How much of it has been taken into memory.
        rejection: Why no more of it is.
    """

    def __init__(self, limits: RequestLimits, receive: Receive, unpacker: Unpacker | None) -> None:
        self.bytes = 0
        self.rejection: ServiceError | None = None
        self._limits = limits
        self._receive = receive
        self._unpacker = unpacker
        self._packed_bytes = 0
        self._has_ended = False

    async def receive(self) -> Message:
        """Return the next message, once its size is known to be allowed.

        Raises:
            ServiceError: It is too large, packed or decompressed, or it is not packed as it says.
        """
        if self.rejection is not None:
            raise self.rejection
        try:
            if self._unpacker is not None:
                return await self._receive_unpacked(self._unpacker)
            message = await self._next()
            if piece := message.get("body"):
                self._take(len(piece))
        except ServiceError as error:
            self.rejection = error
            raise
        return message

    async def _receive_unpacked(self, unpacker: Unpacker) -> Message:
        while True:
            try:
                if piece := unpacker.piece():
                    self._take(len(piece))
                    await asyncio.sleep(0)  # a small body may decompress to many pieces
                    return {"type": "http.request", "body": piece, "more_body": True}
                if self._has_ended:
                    unpacker.check_end()
                    self._unpacker = None  # what comes now is that the client is gone
                    return {"type": "http.request", "body": b"", "more_body": False}
            except Garbled as error:
                raise HttpError(400, f"the body is not as its encoding says: {error}") from error
            message = await self._next()
            if message["type"] != "http.request":
                return message
            packed = message.get("body", b"")
            self._packed_bytes += len(packed)
            self._limits.check_size(self._packed_bytes)
            unpacker.feed(packed)

    async def _next(self) -> Message:
        message = await self._receive()
        self._has_ended = not message.get("more_body", False)
        return message

    def _take(self, more: int) -> None:
        self._limits.check_size(self.bytes + more)
        self._limits.take(more)
        self.bytes += more

    async def drop_rest(self) -> None:
        """Read on, in bounds: many clients look for a response only once they have sent it all."""
        dropped = 0
        while not self._has_ended and dropped < self._limits.most_dropped:
            dropped += len((await self._next()).get("body", b""))


def _unpacked(scope: Scope) -> Scope:
    """Return the scope of a request whose body arrives decompressed: its length is not known."""
    gone = (b"content-encoding", b"content-length")
    return {**scope, "headers": [item for item in scope["headers"] if item[0] not in gone]}
