"""A connection is bounded while a request arrives, and a client that keeps it waiting is let go."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import orjson
import pytest
import uvicorn
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from gateway.http.limits import RequestLimits
from gateway.http.protocol import ConnectionLimits, GuardedProtocol

HEADER_TIMEOUT, BODY_TIMEOUT, ANSWER_TIMEOUT = 0.3, 0.4, 0.7
LARGE = 8 * 2**20


@dataclass
class Seen:
    """What the application saw of its requests."""

    headers: list[dict[str, str]]
    disconnected: int = 0
    head_has_arrived: asyncio.Event = field(default_factory=asyncio.Event)


Connect = Callable[..., Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]


@pytest.fixture
def seen() -> Seen:
    return Seen([])


@pytest.fixture
async def connect(seen: Seen) -> AsyncIterator[Connect]:
    """Serve a small application, and connect to it."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        match request.url.path:
            case "/slow":
                await asyncio.sleep(2 * HEADER_TIMEOUT)
                response = Response("slow")
            case "/slow-to-read":
                await asyncio.sleep(2 * BODY_TIMEOUT)
                response = Response(str(len(await request.body())))
            case "/unread":
                response = Response("not read")
            case "/large":
                response = Response(bytes(LARGE))
            case "/stream":
                head = {"type": "http.response.start", "status": 200, "headers": []}
                await send(head)
                await seen.head_has_arrived.wait()
                await send({"type": "http.response.body", "body": b"late"})
                return
            case _:
                try:
                    response = Response(await request.body())
                except ClientDisconnect:
                    seen.disconnected += 1
                    raise
                finally:
                    seen.headers.append(dict(request.headers))
        await response(scope, receive, send)

    limited = RequestLimits(
        app,
        max_body_bytes=LARGE,
        max_url_bytes=1000,
        max_header_bytes=4000,
        max_bytes_in_flight=LARGE,
    )
    config = uvicorn.Config(
        limited,
        http=partial(  # type: ignore[arg-type]  # uvicorn takes any factory of protocols
            GuardedProtocol,
            limits=ConnectionLimits(
                max_url_bytes=1000,
                max_header_bytes=4000,
                max_connections=20,
                header_timeout=HEADER_TIMEOUT,
                body_timeout=BODY_TIMEOUT,
                answer_timeout=ANSWER_TIMEOUT,
            ),
        ),
        port=0,
        lifespan="off",
        server_header=False,
        timeout_keep_alive=0.3,  # type: ignore[arg-type]  # seconds, and any number will do
        timeout_graceful_shutdown=1,
        log_config=None,
    )
    server = uvicorn.Server(config)
    config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    port = server.servers[0].sockets[0].getsockname()[1]
    writers: list[asyncio.StreamWriter] = []

    async def connect(buffer: int = 0) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        connection = socket.socket()
        if buffer:  # instead of megabytes
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        connection.connect(("127.0.0.1", port))
        connection.settimeout(0)
        reader, writer = await asyncio.open_connection(sock=connection)
        writers.append(writer)
        return reader, writer

    yield connect
    for writer in writers:
        writer.close()
    await server.shutdown()
    # Nothing is left behind: no connection, no task.
    assert not server.server_state.connections
    assert not server.server_state.tasks


async def exchange(connect: Connect, *segments: bytes, pause: float = 0.0) -> list[tuple[int, Any]]:
    """Send segments, and return all responses until the connection is closed, within 10 s."""
    reader, writer = await connect()
    for segment in segments:
        try:
            writer.write(segment)
            await writer.drain()
        except ConnectionError:
            break
        await asyncio.sleep(pause)
    received = await asyncio.wait_for(reader.read(), 10)
    responses = []
    while received:
        head, _, received = received.partition(b"\r\n\r\n")
        status = int(head.split()[1])
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        responses.append((status, received[:length]))
        received = received[length:]
    return responses


def assert_refused(responses: list[tuple[int, Any]], status: int) -> str:
    [(got, body)] = responses
    assert got == status, body
    said = orjson.loads(body)
    # The id of what comes to the application is the whole gateway's to give; here is a part of it.
    assert set(said) | {"request_id"} == {"error", "code", "details", "errors", "request_id"}
    message: str = said["error"]
    return message


GET = b"GET / HTTP/1.1\r\nHost: gateway\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: gateway\r\nContent-Length: 10\r\n\r\n"
CHUNKED = b"POST / HTTP/1.1\r\nHost: gateway\r\nTransfer-Encoding: chunked\r\n\r\n"


async def test_requests_are_answered_one_after_the_other_and_pipelined(connect: Connect) -> None:
    hello = POST + b"0123456789"

    together = await exchange(connect, hello + GET + hello)
    in_turn = await exchange(connect, hello, GET, hello, pause=0.05)
    byte_by_byte = await exchange(connect, *(bytes([byte]) for byte in hello))

    assert together == in_turn == [(200, b"0123456789"), (200, b""), (200, b"0123456789")]
    assert byte_by_byte == [(200, b"0123456789")]


async def test_the_head_of_a_stream_does_not_wait_for_its_first_event(
    connect: Connect, seen: Seen
) -> None:
    reader, writer = await connect()
    writer.write(GET.replace(b"/", b"/stream", 1))

    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
    seen.head_has_arrived.set()
    rest = await reader.read()

    assert head.startswith(b"HTTP/1.1 200")
    assert b"late" in rest


async def test_head_is_answered_by_a_head_alone_and_in_its_turn(connect: Connect) -> None:
    reader, writer = await connect()
    writer.write(GET.replace(b"GET /", b"HEAD /slow") + POST + b"0123456789")

    received = await reader.read()

    heads = received.split(b"HTTP/1.1 200 OK\r\n")[1:]
    assert [head.partition(b"\r\n\r\n")[2] for head in heads] == [b"", b"0123456789"]


@pytest.mark.parametrize(
    "segments",
    [
        [b"GET / HTTP/1.1\r\nHost: gateway\r\n"],
        [b"G"],
        [GET + b"GET / HT"],
        [b"GET / HTTP/1.1\r\nHost: a\r\n", *[b"X-Drop: 1\r\n"] * 20],
    ],
    ids=["no end", "one byte", "second request", "drops"],
)
async def test_headers_that_take_too_long_time_out(connect: Connect, segments: list[bytes]) -> None:
    began = time.monotonic()
    responses = await exchange(connect, *segments, pause=0.03)

    assert "headers" in assert_refused(responses[-1:], 408)
    assert time.monotonic() - began >= HEADER_TIMEOUT


async def test_a_connection_that_never_says_a_word_is_closed_without_one(connect: Connect) -> None:
    assert await exchange(connect) == []


async def test_ends_of_lines_do_not_keep_a_connection_open(connect: Connect) -> None:
    silent = await exchange(connect, b"\r\n\r\n")
    after_a_request = await exchange(connect, GET, b"\r\n", pause=0.1)

    assert silent == []
    assert after_a_request == [(200, b"")]


@pytest.mark.parametrize(
    "segments",
    [
        [POST],
        [POST + b"012345678"],
        [CHUNKED + b"5\r\nhell"],
        [CHUNKED, *[b"1\r\nx\r\n"] * 30],
    ],
    ids=["none", "almost all", "half a chunk", "drops"],
)
async def test_a_body_that_makes_no_progress_times_out(
    connect: Connect, seen: Seen, segments: list[bytes]
) -> None:
    began = time.monotonic()
    responses = await exchange(connect, *segments, pause=0.03)

    assert "body" in assert_refused(responses, 408)
    assert time.monotonic() - began >= BODY_TIMEOUT
    assert seen.disconnected == 1


async def test_a_body_that_is_slow_but_makes_progress_is_taken(connect: Connect) -> None:
    head = POST.replace(b"10", b"12000")

    responses = await exchange(connect, head, *[bytes(2000)] * 6, pause=0.25)

    assert responses == [(200, bytes(12000))]


async def test_an_answer_or_a_reading_that_is_slow_is_not_the_clients_fault(
    connect: Connect,
) -> None:
    slow = await exchange(connect, GET.replace(b"/", b"/slow", 1))
    half_behind = await exchange(
        connect,
        GET.replace(b"/", b"/slow", 1) + b"GET / HTTP/1.1\r\nHost: a\r\n",
        b"\r\n",
        pause=0.4,
    )
    size = 4 * 2**20
    head = POST.replace(b"/", b"/slow-to-read", 1).replace(b"10", str(size).encode())
    unread_for_long = await exchange(connect, head + bytes(size))

    assert slow == [(200, b"slow")]
    assert half_behind == [(200, b"slow"), (200, b"")]
    assert unread_for_long == [(200, str(size).encode())]


@pytest.mark.parametrize(
    ("start", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 6000, 431),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 1000, 431),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 300_000, 431),
        (b"GET /" + b"x" * 1200, 414),
        (b"GET /" + b"x" * 300_000, 414),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 6000 + b"\r\n\r\n", 431),
        (b"GET /" + b"x" * 1200 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
    ],
)
async def test_a_head_past_the_limits_is_refused_before_it_is_complete(
    connect: Connect, start: bytes, status: int
) -> None:
    # Had it been waited for, it would be a 408.
    assert_refused(await exchange(connect, start), status)


@pytest.mark.parametrize(
    "body",
    [
        b"5;" + b"x" * 300_000,
        b"1;ext=" + b"x" * 10_000 + b"\r\na\r\n",
        b"1\r\na\r\n0\r\nTrailer: " + b"x" * 300_000,
        b"1\r\na\r\n0\r\n" + b"T: x\r\n" * 50_000,
    ],
    ids=["extension", "short extension", "trailer", "trailers"],
)
async def test_what_stands_around_the_chunks_of_a_body_is_bounded(
    connect: Connect, body: bytes
) -> None:
    pieces = [body[start : start + 5000] for start in range(0, len(body), 5000)]

    assert "around" in assert_refused(await exchange(connect, CHUNKED, *pieces), 400)


async def test_many_small_chunks_are_a_body_like_any_other(connect: Connect) -> None:
    responses = await exchange(connect, CHUNKED + b"1\r\na\r\n" * 20_000, b"0\r\n\r\n")

    assert responses == [(200, b"a" * 20_000)]


async def test_a_trailer_is_no_header(connect: Connect, seen: Seen) -> None:
    trailer = b"0\r\nX-Log10-Token: smuggled\r\n\r\n"

    assert await exchange(connect, CHUNKED + b"1\r\na\r\n" + trailer) == [(200, b"a")]
    assert seen.headers == [{"host": "gateway", "transfer-encoding": "chunked"}]


@pytest.mark.parametrize(
    "garbage",
    [
        b"garbage\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # TLS where there is none
        b"GET / HTTP/1.1\r\nHost: a\r\nX: a\nY: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX : a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n folded\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
        CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Length: 5\r\n\r\n") + b"0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        CHUNKED + b"nonsense\r\n",
        CHUNKED + b"-5\r\nhello\r\n",
        CHUNKED + b"5\r\nhello, world\r\n",
        CHUNKED + b"fffffffffffffffff\r\n",
    ],
)
async def test_what_is_no_http_is_refused(connect: Connect, garbage: bytes) -> None:
    assert_refused(await exchange(connect, garbage), 400)


async def test_garbage_after_a_request_does_not_take_its_answer(connect: Connect) -> None:
    responses = await exchange(connect, GET + b"garbage\r\n\r\n")
    unread = await exchange(
        connect, CHUNKED.replace(b"/", b"/unread", 1), b"nonsense\r\n", pause=0.1
    )

    # In pipelines the connection just ends: a response now would be taken for the first request's.
    assert responses in ([], [(200, b"")])
    assert unread == [(200, b"not read")]


async def test_a_client_that_does_not_take_its_answer_is_let_go(connect: Connect) -> None:
    reader, writer = await connect()
    writer.transport.pause_reading()  # type: ignore[attr-defined]  # asyncio's transport
    # As many as the buffers of both ends do not hold.
    writer.write(GET.replace(b"/", b"/large", 1) * 4)

    await asyncio.sleep(3 * ANSWER_TIMEOUT)  # it reads nothing for too long
    writer.transport.resume_reading()  # type: ignore[attr-defined]  # asyncio's transport

    with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
        await asyncio.wait_for(reader.readexactly(4 * LARGE), 10)


async def test_a_client_that_takes_its_answer_slowly_gets_it_all(connect: Connect) -> None:
    reader, writer = await connect(64 * 1024)
    writer.write(
        GET.replace(b"/", b"/large", 1).replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    )
    began, received = time.monotonic(), 0
    while piece := await reader.read(2**20):
        received += len(piece)
        await asyncio.sleep(0.04)  # slow, but never for too long

    assert received > LARGE
    assert time.monotonic() - began > 1.5 * ANSWER_TIMEOUT


async def test_connections_past_the_limit_are_put_off(connect: Connect) -> None:
    silent = [await connect() for _ in range(20)]

    responses = await exchange(connect, GET)

    assert "connections" in assert_refused(responses, 503)
    for reader, _ in silent:
        await asyncio.wait_for(reader.read(), 10)
    assert await exchange(connect, GET) == [(200, b"")]


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHOST: b\r\n\r\n",
        b"GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a,b\r\n\r\n".replace(b",", b"@"),
        b"GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a:b\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    ],
)
async def test_a_request_without_one_host_is_a_bad_request(
    connect: Connect, seen: Seen, head: bytes
) -> None:
    assert "Host" in assert_refused(await exchange(connect, head), 400)
    assert seen.headers == []


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost:\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: gateway.example:8000\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: [::1]:8000\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: my_host\r\n\r\n",
    ],
)
async def test_a_host_is_a_name_or_an_address_and_may_be_absent_where_it_was_not_known(
    connect: Connect, head: bytes
) -> None:
    [(status, _)] = await exchange(connect, head)

    assert status == 200


UPGRADES = [b"h2c", b"TLS/1.0", b"websocket2"]


@pytest.mark.parametrize("upgrade", UPGRADES)
@pytest.mark.parametrize("cut", [None, 20, -5, -1])
@pytest.mark.parametrize("kind", ["length", "chunked"])
async def test_a_protocol_that_is_not_spoken_changes_nothing_about_a_request(
    connect: Connect, upgrade: bytes, cut: int | None, kind: str
) -> None:
    body = b"GET /readyz HTTP/1.1\r\nHost: smuggled\r\n\r\n"
    asks = b"\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: " + upgrade + b"\r\n\r\n"
    if kind == "length":
        head = POST.replace(b"10", str(len(body)).encode()).replace(b"\r\n\r\n", asks)
        sent = head + body
    else:
        head = CHUNKED.replace(b"\r\n\r\n", asks)
        sent = head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    segments = [sent + GET] if cut is None else [sent[:cut], sent[cut:] + GET]

    responses = await exchange(connect, *segments, pause=0.05)

    assert responses == [(200, body), (200, b"")]


@pytest.mark.parametrize("upgrade", UPGRADES)
async def test_a_request_without_a_body_may_ask_for_another_protocol_in_vain(
    connect: Connect, upgrade: bytes
) -> None:
    asks = b"\r\nConnection: Upgrade\r\nUpgrade: " + upgrade + b"\r\n\r\n"

    responses = await exchange(connect, GET.replace(b"\r\n\r\n", asks) + GET)

    assert responses == [(200, b""), (200, b"")]


@pytest.mark.parametrize(
    "head",
    [POST.replace(b"10", b"3"), CHUNKED, GET.replace(b"Host", b"Content-Length: 3\r\nHost")],
)
async def test_a_websocket_with_a_body_is_a_bad_request(connect: Connect, head: bytes) -> None:
    asks = (
        b"\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
        b"\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )

    responses = await exchange(connect, head.replace(b"\r\n\r\n", asks) + b"abc")

    assert "WebSocket" in assert_refused(responses, 400)
