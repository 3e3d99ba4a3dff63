"""Errors and ends as graphql-transport-ws and graphql-sse have them, with no traceback for them."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from gateway.app import create_app
from gateway.settings import Settings
from resolvers import viewer as resolve_viewer
from services.runtime import entered_runtime
from tests.api import Api
from tests.conftest import LiveGateway
from tests.gateway.in_process import served
from tests.gateway.processes import environment, serving
from tests.gateway.sockets import PROTOCOL, ask, receive, send, socket
from tests.waiting import repeating

VIEWER = "{ viewer { role } }"
CHANGED = "subscription { completionChanged { type } }"
FAULTS = [
    ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
    ({"query": ""}, "BAD_USER_INPUT"),
    ({"query": "{ nothing }"}, "GRAPHQL_VALIDATION_FAILED"),
    ({"query": "subscription { nothing }"}, "GRAPHQL_VALIDATION_FAILED"),
    ({"query": "subscription { a: completionChanged { type } b: completionChanged { type } }"},
     "GRAPHQL_VALIDATION_FAILED"),
    ({"query": "query A { viewer { role } } query B { viewer { role } }"}, "BAD_USER_INPUT"),
    ({"query": "query A { viewer { role } }", "operationName": "B"}, "BAD_USER_INPUT"),
    ({"query": "fragment F on Viewer { role }"}, "BAD_USER_INPUT"),
    ({"query": "query ($n: Int!) { sessions(first: $n) { totalCount } }"}, "BAD_USER_INPUT"),
    ({"query": "query ($n: Int) { sessions(first: $n) { totalCount } }", "variables": {"n": "x"}},
     "BAD_USER_INPUT"),
    ({"query": "{ completions(first: 1000) { nodes { feedback(first: 1000) { nodes { id } } } } }"},
     "QUERY_TOO_COMPLEX"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "code"), FAULTS, ids=str)
async def test_what_is_not_executed_is_an_error_message_and_the_socket_goes_on(
    live_gateway: LiveGateway, api: Api, request_: dict[str, Any], code: str
) -> None:
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        await send(connection, "1", **request_)
        message = await receive(connection)
        # The id is free again.
        await send(connection, "1", VIEWER)
        after = await receive(connection)

    assert (message["id"], message["type"]) == ("1", "error")
    assert message["payload"][0]["extensions"]["code"] == code
    assert after["payload"]["data"] == {"viewer": {"role": "ADMIN"}}


@pytest.mark.parametrize(("request_", "code"), FAULTS, ids=str)
async def test_what_is_not_executed_is_one_event_and_the_stream_is_complete(
    live_gateway: LiveGateway, api: Api, request_: dict[str, Any], code: str
) -> None:
    headers = {"X-Log10-Token": api.token, "Accept": "text/event-stream"}
    async with httpx.AsyncClient(timeout=20) as client:
        answer = await client.post(f"{live_gateway.url}/graphql", json=request_, headers=headers)

    if not request_["query"]:  # that is no request of GraphQL at all
        assert answer.status_code == 400
        return
    assert answer.status_code == 200
    event, end, rest = answer.text.split("\n\n")
    assert (end, rest) == ("event: complete\ndata:", "")
    body = json.loads(event.removeprefix("event: next\ndata: "))
    assert "data" not in body
    assert body["errors"][0]["extensions"]["code"] == code


@pytest.mark.parametrize("accept", ["text/event-stream", "application/json", "*/*"])
async def test_a_mutation_by_get_is_not_allowed_whatever_is_accepted(
    live_gateway: LiveGateway, api: Api, accept: str
) -> None:
    query = "mutation { createSession(input: {}) { session { id } } }"
    headers = {"X-Log10-Token": api.token, "Accept": accept}
    async with httpx.AsyncClient(timeout=20) as client:
        answer = await client.get(
            f"{live_gateway.url}/graphql", params={"query": query}, headers=headers
        )

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    [error] = answer.json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert (await api.query("{ sessions { totalCount } }"))["sessions"]["totalCount"] == 0


@pytest.mark.parametrize(
    "accept", ["", "*/*", "application/json", "multipart/mixed;subscriptionSpec=1.0, */*"]
)
async def test_a_subscription_that_cannot_be_streamed_is_told_the_way(
    api: Api, accept: str
) -> None:
    answer = await api.http.post("/graphql", json={"query": CHANGED}, headers={"Accept": accept})

    assert answer.status_code == 400
    assert "text/event-stream" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    "frame",
    [
        b"\xff\xfe",
        b"\xed\xa0\x80",
        pytest.param(b"{\xc3(}", marks=pytest.mark.nightly),
        pytest.param(b"\xf8", marks=pytest.mark.nightly),
    ],
)
async def test_text_that_is_no_utf_8_ends_a_socket_and_leaves_no_traceback(
    mongodb_url: str, tmp_path: Path, api: Api, frame: bytes
) -> None:
    variables = environment(tmp_path, mongodb_url=mongodb_url, mongodb_database="tests")
    with serving(env=variables) as server:
        url = server.shown(r"REST +(http://\S+)")
        async with socket(url, {"X-Log10-Token": api.token}) as connection:
            assert (await receive(connection))["type"] == "connection_ack"
            await connection.send(frame, text=True)
            with pytest.raises(ConnectionClosed) as closed:
                await receive(connection)
        async with socket(url, {"X-Log10-Token": api.token}) as connection:
            await connection.send(frame, text=True)  # and it begins to close
        server.stop()

    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1007
    assert server.failures() == []


async def test_binary_messages_close_a_socket(live_gateway: LiveGateway, api: Api) -> None:
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        await connection.send(b'{"type": "ping"}')
        with pytest.raises(ConnectionClosed) as closed:
            await receive(connection)

    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4400


async def test_more_operations_than_a_socket_may_have_are_rejected_with_the_limit(
    live_gateway: LiveGateway, api: Api
) -> None:
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        for n in range(101):
            await send(connection, str(n), CHANGED)
        message = await receive(connection)

    assert (message["id"], message["type"]) == ("100", "error")
    assert message["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "100" in message["payload"][0]["message"]


@pytest.fixture
async def hanging(
    settings: Settings, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> asyncio.Event:
    """Make `viewer` hang; the event tells that it was ended."""
    ended = asyncio.Event()

    async def hang(context: object) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    monkeypatch.setattr(resolve_viewer, "viewer", hang)
    return ended


async def test_an_operation_that_takes_too_long_is_cut_off_on_every_transport(
    settings: Settings, api: Api, hanging: asyncio.Event
) -> None:
    quick = settings.model_copy(update={"request_timeout_seconds": 0.2})
    async with (
        served(create_app(quick, runtime=entered_runtime())) as url,
        httpx.AsyncClient(timeout=20) as client,
    ):
        async with socket(url, {"X-Log10-Token": api.token}) as connection:
            assert (await receive(connection))["type"] == "connection_ack"
            on_socket = await ask(connection, VIEWER)
        assert hanging.is_set()
        headers = {"X-Log10-Token": api.token, "Accept": "text/event-stream"}
        events = await client.post(f"{url}/graphql", json={"query": VIEWER}, headers=headers)
        headers["Accept"] = "application/json"
        plain = await client.post(f"{url}/graphql", json={"query": VIEWER}, headers=headers)

    assert on_socket["errors"][0]["extensions"]["code"] == "TIMEOUT"
    assert '"code":"TIMEOUT"' in events.text
    assert events.text.endswith("event: complete\ndata:\n\n")
    assert (plain.status_code, plain.json()["errors"][0]["extensions"]["code"]) == (504, "TIMEOUT")


async def test_a_bug_of_ours_is_masked_on_every_transport(
    settings: Settings, app: FastAPI, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(context: object) -> None:
        raise ZeroDivisionError("a detail of ours")

    monkeypatch.setattr(resolve_viewer, "viewer", broken)
    async with (
        served(create_app(settings, runtime=entered_runtime())) as url,
        httpx.AsyncClient(timeout=20) as client,
    ):
        async with socket(url, {"X-Log10-Token": api.token}) as connection:
            assert (await receive(connection))["type"] == "connection_ack"
            on_socket = json.dumps(await ask(connection, VIEWER))
        headers = {"X-Log10-Token": api.token, "Accept": "text/event-stream"}
        events = await client.post(f"{url}/graphql", json={"query": VIEWER}, headers=headers)

    for text in (on_socket, events.text):
        assert "INTERNAL_SERVER_ERROR" in text
        assert "a detail of ours" not in text


async def test_a_socket_without_our_protocol_is_closed(live_gateway: LiveGateway) -> None:
    url = live_gateway.url.replace("http", "ws", 1) + "/graphql"
    async with connect(url, subprotocols=None) as connection:
        with pytest.raises(ConnectionClosed) as closed:
            await connection.recv()

    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4406
    assert PROTOCOL == "graphql-transport-ws"


async def test_a_client_that_leaves_an_event_stream_leaves_no_traceback(
    mongodb_url: str, tmp_path: Path, api: Api
) -> None:
    variables = environment(tmp_path, mongodb_url=mongodb_url, mongodb_database="tests")
    headers = {"X-Log10-Token": api.token, "Accept": "text/event-stream"}
    with serving(env=variables) as server:
        url = server.shown(r"REST +(http://\S+)")
        async with httpx.AsyncClient(timeout=20, headers=headers) as client:
            for _ in range(20):
                request = client.build_request("POST", f"{url}/graphql", json={"query": CHANGED})
                response = await client.send(request, stream=True)
                await response.aclose()
            # A stream that is open still is told what changes, so that nothing was lost with them.
            # Again and again: MongoDB's change stream opens behind the head.
            async with (
                client.stream("POST", f"{url}/graphql", json={"query": CHANGED}) as events,
                repeating(api.create_completion),
            ):
                async for line in events.aiter_lines():
                    if line.startswith("data:"):
                        break
        server.stop()

    assert "CREATED" in line
    assert server.failures() == []


APQ = {"persistedQuery": {"version": 1, "sha256Hash": "ab" * 32}}


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"query": "{ viewer { role } }", "extensions": APQ}, "BAD_USER_INPUT"),
        ({"extensions": APQ}, "PERSISTED_QUERY_NOT_SUPPORTED"),
        ({"documentId": "sha256:" + "ab" * 32}, "PERSISTED_QUERY_NOT_SUPPORTED"),
        ({"doc_id": "known"}, "PERSISTED_QUERY_NOT_SUPPORTED"),
    ],
)
async def test_a_document_that_is_named_on_a_socket_is_an_error_of_its_operation_alone(
    live_gateway: LiveGateway, api: Api, payload: dict[str, Any], code: str
) -> None:
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        await connection.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        message = await receive(connection)
        assert (message["id"], message["type"]) == ("1", "error")
        assert message["payload"][0]["extensions"]["code"] == code
        assert await ask(connection, "{ viewer { role } }")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"documentId": "none"}, "PERSISTED_QUERY_NOT_SUPPORTED"),
        ({"query": "{" + " " * 70_000 + "viewer { role } }"}, "QUERY_TOO_COMPLEX"),
    ],
)
async def test_who_takes_nothing_but_events_is_told_of_a_document_by_an_event(
    api: Api, body: dict[str, Any], code: str
) -> None:
    response = await api.http.post("/graphql", json=body, headers={"Accept": "text/event-stream"})

    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    assert code in response.text
    assert "event: complete" in response.text
