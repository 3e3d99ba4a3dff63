"""What is too large is rejected before it is held, and packed bodies are decompressed in bounds."""

import gzip
import json
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.app import create_app
from gateway.http.decompression import PIECE_BYTES, Garbled, Unpacker
from gateway.http.limits import RequestLimits
from gateway.settings import Settings
from services.runtime import entered_runtime
from tests.api import Api

MIB = 2**20


def assert_is_refused(response: httpx.Response, status: int, code: str = "BAD_USER_INPUT") -> None:
    assert response.status_code == status, response.text
    body = response.json()
    # The id is the whole gateway's to give; here the limits may stand alone.
    assert set(body) | {"request_id"} == {"error", "code", "details", "errors", "request_id"}
    assert body["error"]
    assert body["code"] == code
    [error] = body["errors"]
    assert (error["message"], error["extensions"]["code"]) == (body["error"], code)


def packed(body: bytes, encoding: str) -> bytes:
    match encoding:
        case "deflate":
            return zlib.compress(body)
        case "raw deflate":
            return zlib.compress(body, wbits=-15)
        case _:
            return gzip.compress(body)


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the body, as the application got it."""
    request = Request(scope, receive)
    headers = {"seen": ",".join(sorted(request.headers))}
    await Response(await request.body(), headers=headers)(scope, receive, send)


def limited(app: ASGIApp = echo, **limits: int) -> RequestLimits:
    defaults = {
        "max_body_bytes": MIB,
        "max_url_bytes": 1000,
        "max_header_bytes": 2000,
        "max_bytes_in_flight": MIB,
    }
    return RequestLimits(app, **{**defaults, **limits})


def client(app: ASGIApp) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://gateway")


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP", "deflate", "raw deflate"])
@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES, PIECE_BYTES + 1, MIB])
async def test_a_packed_body_arrives_as_it_was(encoding: str, size: int) -> None:
    body = bytes(n % 251 for n in range(size))

    async with client(limited()) as http:
        response = await http.post(
            "/",
            content=packed(body, encoding),
            headers={"Content-Encoding": encoding.removeprefix("raw ")},
        )

    assert response.status_code == 200
    assert response.content == body
    assert "content-encoding" not in response.headers["seen"]
    assert "content-length" not in response.headers["seen"]


@pytest.mark.parametrize("path", ["/api/v1/completions", "/graphql"])
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "identity"])
async def test_both_faces_take_packed_bodies(api: Api, path: str, encoding: str) -> None:
    body = json.dumps({"query": "{ viewer { role } }", "tags": ["packed"]}).encode()

    response = await api.http.post(
        path,
        content=body if encoding == "identity" else packed(body, encoding),
        headers={"Content-Encoding": encoding, "Content-Type": "application/json"},
    )

    assert response.status_code == 200
    assert "errors" not in response.json()


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate"])
@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:1],
        lambda whole: whole[:-1],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole + b"more",
        lambda whole: b"\xff" + whole[1:],
    ],
    ids=["one byte", "all but one", "half", "more", "wrong start"],
)
async def test_a_damaged_packed_body_is_refused(encoding: str, damage: Any) -> None:
    whole = packed(json.dumps({"a": list(range(1000))}).encode(), encoding)

    async with client(limited()) as http:
        response = await http.post(
            "/",
            content=damage(whole),
            headers={"Content-Encoding": encoding.removeprefix("raw ")},
        )

    assert_is_refused(response, 400)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate, gzip", "nonsense"])
async def test_another_encoding_is_not_supported_and_the_answer_names_those_that_are(
    api: Api, encoding: str
) -> None:
    response = await api.http.post(
        "/api/v1/completions", content=b"{}", headers={"Content-Encoding": encoding}
    )

    assert_is_refused(response, 415)
    assert response.headers["accept-encoding"] == "gzip, deflate"


async def test_a_body_that_unpacks_to_more_than_the_limit_is_refused_without_being_held() -> None:
    bomb = gzip.compress(bytes(64 * MIB))
    held = 0

    async def hold(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal held
        while (message := await receive()).get("more_body"):
            held += len(message["body"])

    async with client(limited(hold)) as http:
        tracemalloc.start()
        response = await http.post("/", content=bomb, headers={"Content-Encoding": "gzip"})
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert_is_refused(response, 413)
    assert held == MIB
    # The bomb itself is 64 KiB; httpx and the pieces are the rest.
    assert most < 2 * MIB


async def test_a_body_past_the_limit_is_refused_packed_or_plain() -> None:
    noise = zlib.compress(bytes(hash((n, "x")) % 256 for n in range(MIB + MIB // 2)), level=0)

    async def chunks(content: bytes) -> AsyncIterator[bytes]:
        for start in range(0, len(content), 50_000):
            yield content[start : start + 50_000]

    async with client(limited()) as http:
        plain = await http.post("/", content=bytes(MIB + 1))
        exact = await http.post("/", content=bytes(MIB))
        chunked = await http.post("/", content=chunks(bytes(MIB + 1)))
        incompressible = await http.post(
            "/", content=chunks(noise), headers={"Content-Encoding": "deflate"}
        )

    assert exact.status_code == 200
    for response in (plain, chunked, incompressible):
        assert_is_refused(response, 413)
        assert response.headers["connection"] == "close"


async def test_the_last_message_of_a_body_may_be_the_one_that_is_too_much() -> None:
    messages: list[Message] = [
        {"type": "http.request", "body": bytes(MIB), "more_body": True},
        {"type": "http.request", "body": b"x", "more_body": False},
    ]
    sent: list[Message] = []

    async def receive() -> Message:
        return messages.pop(0)  # raises where more is read than there is

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
    await limited()(scope, receive, send)

    assert sent[0]["status"] == 413


async def test_a_client_that_waits_to_be_told_to_send_its_body_is_refused_at_once() -> None:
    async def receive() -> Message:
        raise AssertionError("the body was asked for")

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"expect", b"100-continue"), (b"content-length", str(MIB + 1).encode())]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
    await limited()(scope, receive, send)

    assert sent[0]["status"] == 413


async def test_an_application_that_makes_an_error_of_its_own_of_a_refusal_is_overruled() -> None:
    async def lenient(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await Request(scope, receive).body()
        except Exception:  # noqa: BLE001  # as some frameworks do
            await Response("cannot read", 400)(scope, receive, send)

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield bytes(MIB // 2)

    async with client(limited(lenient)) as http:
        response = await http.post("/", content=chunks())

    assert_is_refused(response, 413)


async def test_bodies_that_together_are_too_much_are_put_off() -> None:
    limits = limited(max_bytes_in_flight=MIB)
    inner_answers = []

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await Request(scope, receive).body()
        if scope["path"] == "/outer":
            # Another request comes while this one's body is held.
            async with client(limits) as http:
                inner_answers.append(await http.post("/inner", content=bytes(MIB // 2 + 1)))
        await Response()(scope, receive, send)

    limits._app = slow
    async with client(limits) as http:
        outer = await http.post("/outer", content=bytes(MIB // 2))
        later = await http.post("/inner", content=bytes(MIB))

    assert outer.status_code == 200
    assert_is_refused(inner_answers[0], 503, "UNAVAILABLE")
    assert inner_answers[0].headers["retry-after"] == "1"
    assert later.status_code == 200  # what was held is counted no more


@pytest.mark.parametrize("path", ["/api/v1/feedback", "/graphql", "/nothing"])
async def test_a_url_or_headers_past_the_limit_are_refused(api: Api, path: str) -> None:
    long_path = await api.http.get(f"{path}/{'x' * 17_000}")
    long_query = await api.http.get(path, params={"query": "x" * 17_000})
    long_header = await api.http.get(path, headers={"X-Long": "x" * 66_000})
    many_headers = await api.http.get(path, headers={f"X-{n}": "x" * 20 for n in range(3000)})

    assert_is_refused(long_path, 414)
    assert_is_refused(long_query, 414)
    assert_is_refused(long_header, 431)
    assert_is_refused(many_headers, 431)


async def test_what_is_just_within_the_limits_is_served(api: Api) -> None:
    response = await api.http.get(
        "/api/v1/feedback", params={"x": "x" * 16_000}, headers={"X-Long": "x" * 64_000}
    )

    assert response.status_code == 200


def test_an_unpacker_says_what_is_wrong() -> None:
    unpacker = Unpacker("gzip")
    unpacker.feed(gzip.compress(b"a") + b"b")

    assert unpacker.piece() == b"a"
    with pytest.raises(Garbled, match="after its end"):
        unpacker.piece()


@pytest.fixture(scope="module")
def cors_app(settings: Settings) -> FastAPI:
    return create_app(
        settings.model_copy(update={"cors_origins": ("https://ours.test",)}),
        runtime=entered_runtime(),
    )


@pytest.mark.parametrize("path", ["/graphql", "/api/v1/completions", "/api/v1/feedback"])
async def test_a_page_of_an_origin_on_the_list_may_call_and_no_other(
    api: Api, cors_app: FastAPI, path: str
) -> None:
    preflight = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-log10-token",
    }
    async with client(cors_app) as http:
        ours = await http.options(path, headers={"Origin": "https://ours.test", **preflight})
        other = await http.options(path, headers={"Origin": "https://other.test", **preflight})
        put = await http.options(
            path,
            headers={
                "Origin": "https://ours.test",
                **preflight,
                "Access-Control-Request-Method": "PUT",
            },
        )
        rejected = await http.post(
            path, content=bytes(64 * MIB + 1), headers={"Origin": "https://ours.test"}
        )
        unauthenticated = await http.post(
            path,
            json={"query": "{ viewer { role } }"},
            headers={"Origin": "https://other.test"},
        )

    assert ours.status_code == 200
    assert ours.headers["access-control-allow-origin"] == "https://ours.test"
    assert "x-log10-token" in ours.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in ours.headers
    assert other.status_code == 400
    assert "access-control-allow-origin" not in other.headers
    assert put.status_code == 400
    assert rejected.headers["access-control-allow-origin"] == "https://ours.test"
    assert_is_refused(rejected, 413)
    assert "access-control-allow-origin" not in unauthenticated.headers


async def test_without_a_list_no_page_of_another_origin_may_call(api: Api) -> None:
    response = await api.http.options(
        "/graphql",
        headers={"Origin": "https://any.test", "Access-Control-Request-Method": "POST"},
    )

    assert response.status_code == 405
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/healthz", "no-store"),
        ("/openapi.json", "no-store"),
        ("/docs", "no-cache"),
        ("/", "no-store"),
        ("/start", "no-cache"),
        ("/ui", "no-cache"),
        ("/graphql", "no-cache"),
        ("/favicon.ico", "public, max-age=86400"),
        ("/api/v1/feedback", "no-store"),
        ("/api/v1/feedback/absent", "no-store"),
        ("/nothing", "no-store"),
        ("/static/THIRD_PARTY_LICENSES.txt", "no-cache"),
    ],
)
async def test_every_answer_has_each_security_header_once(
    api: Api, path: str, caching: str
) -> None:
    response = await api.http.get(path, headers={"Accept": "text/html"})

    assert response.headers.get_list("cache-control") == [caching]
    assert response.headers.get_list("x-content-type-options") == ["nosniff"]
    assert response.headers.get_list("x-frame-options") == ["DENY"]
    assert "server" not in response.headers


async def test_refusals_and_our_own_faults_have_the_security_headers_too(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rest_compat.v1.sessions.create_session", broken)

    fault = await api.http.post("/api/v1/sessions")
    rejection = await api.http.get("/x" * 10_000)

    assert (fault.status_code, rejection.status_code) == (500, 414)
    for response in (fault, rejection):
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"


async def test_the_assets_of_the_pages_are_kept_for_good(api: Api) -> None:
    page = (await api.http.get("/graphql", headers={"Accept": "text/html"})).text
    asset = page.partition('src="')[2].partition('"')[0]

    response = await api.http.get(f"/{asset.removeprefix('./')}")

    assert response.status_code == 200
    assert "immutable" in response.headers["cache-control"]
    assert response.headers.get_list("cache-control") == [response.headers["cache-control"]]
