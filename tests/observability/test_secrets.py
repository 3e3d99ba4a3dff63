"""Nothing that a client sends as its own gets into what the gateway writes of itself."""

import asyncio
import gzip
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.gateway import sockets
from tests.gateway.processes import Serving, environment, serving
from tests.gateway.test_mongod import wait_for
from tests.security.test_roles import rest_routes

MARK = "s3cretMark"
METRICS_TOKEN = f"{MARK}-metrics-token"
TOKEN = f"{MARK}-bootstrap-token"


@pytest.fixture(scope="module", params=["json", "console"])
def gateway(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Serving]:
    """A gateway with a database of its own, whose log is output too, that logs all it can.

    With spans, which go nowhere.
    """
    env = environment(
        tmp_path_factory.mktemp("secrets"),
        bootstrap_token=TOKEN,
        metrics_token=METRICS_TOKEN,
        log_level="debug",
        log_format=request.param,
        tracing="true",
        max_body_bytes="20000",
        header_timeout_seconds="1",
    )
    nowhere = {
        "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9",
        "OTEL_BSP_SCHEDULE_DELAY": "999999",
    }
    with serving(env={**env, **nowhere}) as running:
        yield running


def written(gateway: Serving) -> dict[str, str]:
    """Return all that the gateway writes of itself: its streams, its database's log, metrics."""
    folder = Path(gateway.env["LOG10_GATEWAY_DATA_DIR"])
    metrics = httpx.get(
        f"{gateway.url}/metrics", headers={"Authorization": f"Bearer {METRICS_TOKEN}"}
    )
    assert metrics.status_code == 200
    logs = {file.name: file.read_text(errors="replace") for file in folder.glob("*.log*")}
    assert {"gateway.log", "mongod.log"} <= logs.keys()
    return {**logs, "banner": gateway.banner, "metrics": metrics.text}


def lines_of_requests(gateway: Serving) -> int:
    return len(re.findall(r'"message":"request"| \d+\.\d ms  ', gateway.log.read_text()))


@pytest.fixture(autouse=True)
def nothing_marked_is_written(gateway: Serving) -> Iterator[None]:
    before = lines_of_requests(gateway)
    yield
    texts = written(gateway)
    for name, text in texts.items():
        found = [line for line in text.splitlines() if MARK in line]
        assert found == [], f"{name} has what a client sent"
    wait_for(lambda: lines_of_requests(gateway) > before)


def marked_headers(token: str) -> dict[str, str]:
    return {
        "X-Log10-Token": token,
        "Cookie": f"session={MARK}",
        "User-Agent": MARK,
        "Referer": f"http://{MARK}/",
        "X-Request-Id": f"no id, {MARK}",
        "X-Forwarded-Host": MARK,
        "traceparent": f"00-{'a' * 32}-{'b' * 16}-01",
        "tracestate": f"a={MARK}",
        f"X-{MARK}": MARK,
    }


BODIES: dict[str, bytes] = {
    "a completion": json.dumps(
        {
            "kind": "chat",
            "status": "finished",
            "tags": [MARK],
            "session_id": MARK,
            "request": {"messages": [{"role": "user", "content": MARK}], MARK: MARK},
            "response": {"choices": [{"message": {"content": MARK}}]},
            "failure_reason": MARK,
            "extra": {MARK: [MARK]},
        }
    ).encode(),
    "feedback": json.dumps(
        {
            "task_id": MARK,
            "json_values": {MARK: MARK},
            "matched_completion_ids": [MARK],
            "comment": MARK,
            "json_schema": {"type": MARK, "pattern": f"({MARK}"},
            "name": MARK,
            "instruction": MARK,
        }
    ).encode(),
    "wrong types": json.dumps(dict.fromkeys(("request", "status", "tags", "kind"), MARK)).encode(),
    "another organization": json.dumps({"organization_id": MARK}).encode(),
    "no JSON": b'{"' + MARK.encode(),
    "no UTF-8": MARK.encode() + b"\xff",
    "too large": json.dumps({"request": MARK * 4000}).encode(),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_of_every_rest_route(gateway: Serving, body: bytes) -> None:
    statuses = set()
    with httpx.Client(base_url=gateway.url, timeout=30) as client:
        for method, path in sorted(rest_routes()):
            address = re.sub(r"{\w+}", f"{MARK}-id", path) + f"?q={MARK}&{MARK}=1&tags={MARK}"
            for token in (TOKEN, f"{MARK}-unknown"):
                response = client.request(
                    method,
                    address,
                    content=body if method == "POST" else None,
                    headers={**marked_headers(token), "Content-Type": "application/json"},
                )
                statuses.add(response.status_code)
                assert response.status_code != 500
                assert MARK not in response.headers["X-Request-Id"]

    assert 401 in statuses


DOCUMENTS = {
    "a query": f'query ($a: String) {{ completion(id: "{MARK}") {{ id requestPath(path: $a) }} }}',
    "a filter": f'{{ completions(filter: {{tags: {{has: "{MARK}"}}}}) {{ nodes {{ id }} }} }}',
    "a mutation": (
        f'mutation {{ createSession(input: {{id: "{MARK}", name: "{MARK}"}}) '
        f"{{ session {{ id }} }} }}"
    ),
    "an unknown field": f"{{ {MARK} }}",
    "an alias": f"{{ {MARK}: viewer {{ role }} }}",
    "no document": f"{{ {MARK}",
    "a wrong variable": "query ($a: Int) { completions(first: $a) { totalCount } }",
    "a comment": f"{{ viewer {{ role }} }} # {MARK}",
    "too much": "{" + " ".join(f"a{n}{MARK}: viewer {{ role }}" for n in range(200)) + "}",
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
async def test_of_graphql_on_every_transport(gateway: Serving, document: str) -> None:
    variables = {"a": f"request.{MARK}"}
    asked = {"query": document, "variables": variables, "operationName": None}
    async with httpx.AsyncClient(timeout=30, base_url=gateway.url) as client:
        for token in (TOKEN, f"{MARK}-unknown"):
            for accept in (
                "application/json",
                "application/graphql-response+json",
                "text/event-stream",
            ):
                headers = {**marked_headers(token), "Accept": accept}
                response = await client.post("/graphql", json=asked, headers=headers)
                assert response.status_code != 500
            named = {**asked, "operationName": MARK, "extensions": {"persistedQuery": {MARK: 1}}}
            await client.post("/graphql", json=named, headers=headers)
            await client.get("/graphql", params={"query": document}, headers=headers)
    async with sockets.socket(gateway.url, {"X-Log10-Token": TOKEN, MARK: MARK}) as connection:
        assert (await sockets.receive(connection))["type"] == "connection_ack"
        await sockets.send(connection, MARK, document, variables=variables)
        assert (await sockets.receive(connection))["type"] in ("next", "error")


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/graphql", {"Origin": f"https://{MARK}.example"}),
        (f"/{MARK}", {}),
        ("/healthz", {}),
        ("/graphql", {"Sec-WebSocket-Version": "99"}),
        ("/graphql", {"Sec-WebSocket-Key": MARK}),
    ],
)
def test_of_a_handshake_that_is_rejected(
    gateway: Serving, path: str, headers: dict[str, str]
) -> None:
    given = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        **headers,
    }

    response = httpx.get(f"{gateway.url}{path}", headers=given)

    assert 400 <= response.status_code < 500
    assert response.headers["X-Request-Id"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_of_what_is_no_message_on_a_socket(gateway: Serving) -> None:
    for text in (MARK, json.dumps({"type": MARK}), json.dumps({"type": "subscribe", "id": MARK})):
        async with sockets.socket(gateway.url, {"X-Log10-Token": TOKEN}) as connection:
            await sockets.receive(connection)
            await connection.send(text)
            await connection.wait_closed()
    async with sockets.socket(gateway.url, {"X-Log10-Token": f"{MARK}-unknown"}) as connection:
        await connection.wait_closed()
    await asyncio.sleep(0.1)  # the line of the last connection comes with its end


@pytest.mark.parametrize(
    "sent",
    [
        f"{MARK} / HTTP/1.1\r\n\r\n",
        f"GET /{MARK} HTTP/1.1\r\nHost: {MARK} {MARK}\r\n\r\n",
        f"{MARK}",
        f"GET /{MARK}?{MARK * 2000} HTTP/1.1\r\nHost: x\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: x\r\nX-A: {MARK * 8000}\r\n\r\n",
        f"GET /{MARK}/{MARK} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        f"BREW /graphql HTTP/1.1\r\nHost: x\r\nX-{MARK}: {MARK}\r\nConnection: close\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: {MARK}\r\nConnection: upgrade, close\r\n\r\n",
        f"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n{MARK}",
        f"POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{MARK}\r\n",
    ],
    ids=range(10),
)
def test_of_what_is_no_request(gateway: Serving, sent: str) -> None:
    address = urlsplit(gateway.url)
    with socket.create_connection((address.hostname, address.port), 20) as connection:
        connection.sendall(sent.encode())
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass
    httpx.get(f"{gateway.url}/version")


def test_of_a_damaged_packed_body_and_of_other_pages(gateway: Serving) -> None:
    with httpx.Client(base_url=gateway.url, headers=marked_headers(TOKEN)) as client:
        packed = gzip.compress(MARK.encode() * 100)[:-4]
        client.post("/api/v1/completions", content=packed, headers={"Content-Encoding": "gzip"})
        for path in ("/", "/docs", "/healthz", "/readyz", "/version", "/openapi.json", "/metrics"):
            client.get(f"{path}?{MARK}", headers={"Authorization": f"Bearer {MARK}"})
        client.get(f"/static/{MARK}")
        client.get(f"/app/{MARK}/completions/{MARK}", headers={"Accept": "text/html"})
