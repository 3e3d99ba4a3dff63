"""Each request leaves one line, whatever came of it, and tells its id."""

import asyncio
import re
from collections.abc import Sequence
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st

from gateway.app import create_app
from gateway.settings import Settings
from services.observability.records import Record
from services.runtime import entered_runtime
from tests.api import Api
from tests.conftest import NewApi
from tests.gateway import sockets
from tests.gateway.in_process import served
from tests.observability.conftest import Lines
from tests.security.test_roles import rest_routes
from tests.waiting import until

TRACE = "0af7651916cd43dd8448eb211c80319c"
SPAN = "b7ad6b7169203331"
ALWAYS = {
    *("time", "level", "message", "request_id", "trace_id", "span_id", "transport", "method"),
    *("route", "status", "duration_ms", "database_ms", "database_commands", "client_address"),
}


async def test_a_create_leaves_a_line_with_whose_it_is_and_what_it_asked_the_database(
    api: Api, lines: Lines
) -> None:
    await api.create_completion(kind="chat", status="finished", request={})

    [line] = lines
    assert line.keys() == ALWAYS | {"organization_id", "token_id"}
    assert line["organization_id"] == api.organization_id
    assert (line["method"], line["route"], line["status"]) == ("POST", "/api/v1/completions", 200)
    assert (line["level"], line["transport"]) == ("info", "http")
    assert line["database_commands"] >= 1
    assert 0 < line["database_ms"] <= line["duration_ms"]


async def test_writes_of_one_batch_each_tell_the_commands_of_the_batch(
    api: Api, lines: Lines
) -> None:
    await api.create_completion(kind="chat", status="finished", request={})
    lines.clear()

    await asyncio.gather(
        *(api.create_completion(kind="chat", status="finished", request={}) for _ in range(20))
    )

    assert len(lines) == 20
    assert {line["database_commands"] for line in lines} == {1}


async def test_a_request_of_many_writes_tells_the_commands_of_its_batch_once(
    api: Api, lines: Lines
) -> None:
    ids = [f"named-{n}" for n in range(20)]
    create = """mutation ($completions: [CreateCompletionInput!]!) {
      createCompletions(input: {completions: $completions}) { count }
    }"""

    await api.query(create, completions=[])
    lines.clear()

    await api.query(create, completions=[{"kind": "CHAT"} for _ in ids])
    await api.query(create, completions=[{"id": id_} for id_ in ids])

    ours, named = lines
    assert ours["database_commands"] == 1
    # Those of a transaction: what was deleted, the rows, the commit.
    assert named["database_commands"] <= 4
    for line in lines:
        assert 0 < line["database_ms"] <= line["duration_ms"]


async def test_an_operation_of_graphql_tells_its_type_its_name_and_its_cost(
    api: Api, lines: Lines
) -> None:
    body = await api.execute("query Newest { completions(first: 3) { nodes { id } } }")

    [line] = lines
    assert (line["operation_type"], line["operation_name"]) == ("query", "Newest")
    assert line["cost"] == body["extensions"]["cost"]["requested"]
    assert line["database_commands"] >= 1


@pytest.mark.parametrize(
    ("document", "code", "told"),
    [
        ("{ nope }", "GRAPHQL_VALIDATION_FAILED", {"operation_type": "query"}),
        ("{ nope", "GRAPHQL_PARSE_FAILED", {}),
        ('{ completion(id: "none") { id } session(id: "x/y") { id } }', None, {}),
        (
            ('mutation { cancelJob(input: {id: "none"}) { job { id } } }'),
            "NOT_FOUND",
            {"operation_type": "mutation"},
        ),
    ],
)
async def test_the_first_error_of_an_operation_is_in_its_line(
    api: Api, lines: Lines, document: str, code: str | None, told: dict[str, str]
) -> None:
    body = await api.execute(document)

    [line] = lines
    assert line.get("error_code") == code
    assert told.items() <= line.items()
    for error in body.get("errors", ()):
        assert error["extensions"]["requestId"] == line["request_id"]


@pytest.mark.parametrize(("method", "path"), sorted(rest_routes()))
async def test_every_route_names_its_template_and_tells_the_id_of_what_it_rejects(
    app: FastAPI, lines: Lines, method: str, path: str
) -> None:
    transport = httpx.ASGITransport(app)
    address = re.sub(r"{\w+}", "some-id", path)

    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        response = await client.request(method, address, headers={"X-Request-Id": "mine.1_-"})

    [line] = lines
    assert (line["route"], line["status"], line["error_code"]) == (path, 401, "UNAUTHENTICATED")
    assert response.headers["X-Request-Id"] == response.json()["request_id"] == "mine.1_-"
    assert line["request_id"] == "mine.1_-"


@pytest.mark.parametrize(
    ("method", "path", "route", "status"),
    [
        ("GET", "/healthz", "/healthz", 200),
        ("GET", "/version", "/version", 200),
        ("GET", "/", "/", 200),
        ("GET", "/static/none-such.js", "/static", 404),
        ("GET", "/app/acme/completions/some-id", "/app/{slug}/completions/{id}", 302),
        ("DELETE", "/api/v1/completions", "/api/v1/completions", 405),
        ("PUT", "/graphql", "/graphql", 405),
        ("GET", "/none/such", None, 404),
        ("BREW", "/none/such", None, 404),
    ],
)
async def test_what_else_is_served_leaves_a_line_too(
    app: FastAPI, lines: Lines, method: str, path: str, route: str | None, status: int
) -> None:
    transport = httpx.ASGITransport(app)

    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        response = await client.request(method, path)

    [line] = lines
    assert (line["route"], line["status"]) == (route, status)
    assert line["method"] == ("_OTHER" if method == "BREW" else method)
    assert response.headers["X-Request-Id"] == line["request_id"]


@pytest.mark.parametrize(
    "sent",
    ["", "a b", "a" * 129, 'a"b', "ä", "a\tb", "<script>", "a;b", "{}"],
)
async def test_an_id_that_is_not_printable_everywhere_is_replaced(
    app: FastAPI, lines: Lines, sent: str
) -> None:
    transport = httpx.ASGITransport(app)

    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        response = await client.get("/healthz", headers={b"X-Request-Id": sent.encode()})

    assert response.headers["X-Request-Id"] != sent
    assert re.fullmatch(r"[0-9a-f-]{36}", response.headers["X-Request-Id"])


async def test_a_callers_trace_goes_on(app: FastAPI, lines: Lines) -> None:
    transport = httpx.ASGITransport(app)

    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        await client.get("/healthz", headers={"traceparent": f"00-{TRACE}-{SPAN}-01"})
        twice = [("traceparent", f"00-{TRACE}-{SPAN}-01")] * 2
        await client.get("/healthz", headers=twice)

    assert (lines[0]["trace_id"], lines[0]["parent_span_id"]) == (TRACE, SPAN)
    assert lines[0]["span_id"] != SPAN
    assert lines[1]["trace_id"] != TRACE
    assert "parent_span_id" not in lines[1]


@pytest.mark.parametrize(
    ("header", "is_one"),
    [
        (f"00-{TRACE}-{SPAN}-01", True),
        (f"00-{TRACE}-{SPAN}-00", True),
        (f"01-{TRACE}-{SPAN}-01-what-comes-later", True),
        (f"cc-{TRACE}-{SPAN}-01", True),
        (f"00-{TRACE}-{SPAN}-01-more", False),
        (f"00-{TRACE}-{SPAN}-01x", False),
        (f"cc-{TRACE}-{SPAN}-01x", False),
        (f"ff-{TRACE}-{SPAN}-01", False),
        (f"00-{'0' * 32}-{SPAN}-01", False),
        (f"00-{TRACE}-{'0' * 16}-01", False),
        (f"00-{TRACE.upper()}-{SPAN}-01", False),
        (f"00-{TRACE}-{SPAN}", False),
        ("", False),
    ],
)
def test_a_traceparent_is_read_as_the_w3c_has_it(header: str, is_one: bool) -> None:
    record = Record(None, header)

    assert (record.trace_id == TRACE) is is_one
    assert record.parent_span_id == (SPAN if is_one else None)


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_sent_a_record_has_ids_that_are_some(request_id: str, header: str) -> None:
    record = Record(request_id, header)

    assert re.fullmatch(r"[A-Za-z0-9._-]{1,128}", record.request_id)
    assert re.fullmatch(r"(?!0{32})[0-9a-f]{32}", record.trace_id)
    assert re.fullmatch(r"(?!0{16})[0-9a-f]{16}", record.span_id)


async def test_each_operation_on_a_socket_has_a_line_that_names_the_connection(
    settings: Settings, api: Api, lines: Lines
) -> None:
    quiet = settings.model_copy(update={"access_log": False})  # `lines` has them
    async with served(create_app(quiet, runtime=entered_runtime())) as url:
        async with sockets.socket(
            url, {"X-Log10-Token": api.token}, **{"X-Request-Id": "socket-1"}
        ) as connection:
            assert connection.response is not None
            assert connection.response.headers["X-Request-Id"] == "socket-1"
            assert (await sockets.receive(connection))["type"] == "connection_ack"
            failed = await sockets.ask(connection, "query Wrong { nope }")
            fine = await sockets.ask(connection, "query Fine { viewer { role } }")
            unknown = await sockets.ask(connection, "", documentId="none")
        await until(lambda: _has(lines, 4))

    assert "errors" not in fine
    operations, connections = lines[:3], lines[3:]
    assert [line.get("operation_name") for line in operations] == ["Wrong", "Fine", None]
    assert {line["transport"] for line in lines} == {"websocket"}
    assert {line["connection_id"] for line in operations} == {"socket-1"}
    assert {line["route"] for line in lines} == {"/graphql"}
    for told, line in ((failed, operations[0]), (unknown, operations[2])):
        assert told["errors"][0]["extensions"]["requestId"] == line["request_id"]
        assert told["errors"][0]["extensions"]["code"] == line["error_code"]
    [connection_line] = connections
    assert (connection_line["request_id"], connection_line["status"]) == ("socket-1", 101)
    assert {line["trace_id"] for line in lines} == {connection_line["trace_id"]}


async def _has(lines: Sequence[Any], number: int) -> bool:
    return len(lines) >= number


@pytest.mark.parametrize(
    ("method", "path", "route", "status"),
    [
        ("POST", "/api/v1/completions", "/api/v1/completions", 413),
        ("POST", "/static/x", "/static", 413),
        ("POST", "/graphql", "/graphql", 413),
    ],
)
async def test_what_a_limit_rejects_names_its_route(
    app: FastAPI, lines: Lines, method: str, path: str, route: str, status: int
) -> None:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        response = await client.request(method, path, headers={"Content-Length": str(10**9)})

    [line] = lines
    assert (line["route"], line["status"]) == (route, response.status_code) == (route, status)
    assert line["reason"] == "body_too_large"


async def test_a_long_name_of_an_operation_is_cut(api: Api, lines: Lines) -> None:
    await api.query(f"query {'A' * 5000} {{ viewer {{ role }} }}")

    assert lines[0]["operation_name"] == "A" * 100


async def test_a_stream_has_one_line_at_its_end(api: Api, lines: Lines) -> None:
    headers = {"Accept": "text/event-stream"}

    await api.http.post("/graphql", json={"query": "{ viewer { role } }"}, headers=headers)

    [line] = lines
    assert (line["transport"], line["operation_type"], line["status"]) == ("sse", "query", 200)


async def test_a_bug_of_ours_is_found_by_the_id_that_its_caller_was_told(
    api: Api, lines: Lines, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rest_compat.v1.sessions.create_session", broken)

    response = await api.http.post("/api/v1/sessions", headers={"X-Request-Id": "bug-1"})

    assert response.status_code == 500
    assert response.json()["request_id"] == "bug-1"
    assert "bug-1" in response.json()["error"]
    [line] = lines
    assert (line["level"], line["error_code"], line["status"]) == (
        "error",
        "INTERNAL_SERVER_ERROR",
        500,
    )
    assert [record.getMessage() for record in caplog.records] == ["request bug-1 failed"]


async def test_of_another_organization_a_line_names_whose_token_it_was(
    new_api: NewApi, lines: Lines
) -> None:
    api, other = await new_api(), await new_api()
    headers = {"X-Log10-Organization": other.organization_id}

    response = await api.http.get("/api/v1/feedback", headers=headers)

    [line] = lines
    assert response.status_code == line["status"] == 403
    assert line["organization_id"] == api.organization_id
