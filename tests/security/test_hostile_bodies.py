"""A fixed corpus of hostile requests against a live gateway.

Over bare sockets where clients are too kind.

Each is answered by a 4xx in the documented form, or by the end of the connection; never by a 5xx.
What can be read at all is kept where calls are logged.
Afterwards the gateway is healthy, nothing is half written, and its log has no traceback.
"""

import gzip
import json
import re
import socket
import time
import uuid
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.examples import IS_NIGHT
from tests.gateway.processes import Serving, environment, failures, serving
from tests.security.test_roles import rest_routes

MIB = 2**20
TIMEOUT = 1.0
JSON = {"Content-Type": "application/json"}


@dataclass
class Target:
    """The gateway under attack.

    Attributes:
        gateway: The gateway.
        http: A client of it.
        kept: How many completions have been logged since the test began.
    """

    gateway: Serving
    http: httpx.Client
    kept: int = 0

    def count(self) -> int:
        """Count all that is stored."""
        fields = "completions sessions feedbackTasks feedbacks"
        query = "{" + " ".join(f"{name} {{ totalCount }}" for name in fields.split()) + "}"
        response = self.http.post("/graphql", json={"query": query})
        return sum(connection["totalCount"] for connection in response.json()["data"].values())

    def raw(self, *segments: bytes, pause: float = 0.0, within: float = 10) -> bytes:
        """Send bytes as they are, and return what comes back until the connection ends."""
        address = urlsplit(self.gateway.url)
        received = b""
        with socket.create_connection((address.hostname, address.port), within) as connection:
            try:
                for segment in segments:
                    connection.sendall(segment)
                    time.sleep(pause)
                while piece := connection.recv(65536):
                    received += piece
            except ConnectionError:
                pass
        return received


@pytest.fixture(scope="module")
def target(mongodb_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    env = environment(
        tmp_path_factory.mktemp("hostile"),
        mongodb_url=mongodb_url,
        mongodb_database="hostile",
        header_timeout_seconds=str(TIMEOUT),
        body_timeout_seconds=str(TIMEOUT),
    )
    with serving(env=env) as gateway:
        headers = {"X-Log10-Token": gateway.token}
        with httpx.Client(base_url=gateway.url, headers=headers, timeout=30) as http:
            yield Target(gateway, http)


@pytest.fixture(autouse=True)
def the_gateway_is_as_before(target: Target) -> Iterator[None]:
    target.kept = 0
    before, logged = target.count(), target.gateway.log.stat().st_size
    yield
    assert target.http.get("/readyz").status_code == 200
    assert target.count() == before + target.kept
    assert failures(target.gateway.log.read_bytes()[logged:].decode()) == []
    assert target.gateway.process.poll() is None


def assert_is_clear_refusal(response: httpx.Response) -> None:
    assert 400 <= response.status_code < 500, response.text
    body = response.json()
    if "errors" in body:
        assert all(error["message"] and error["extensions"]["code"] for error in body["errors"])
    else:
        assert set(body) == {"error", "code", "details", "request_id"}
        assert body["error"]


def post_routes() -> list[str]:
    """Name every route that takes a POST, by introspection, and GraphQL's."""
    found = [path for method, path in rest_routes() if method == "POST"]
    return ["/graphql", *(re.sub(r"{\w+}", "some-id", path) for path in found)]


def in_payload(value: str) -> bytes:
    return f'{{"query": "{{ viewer {{ role }} }}", "request": {value}, "a": {value}}}'.encode()


DEEP = "[" * 100_000 + "]" * 100_000


def bomb(compress: Callable[[bytes, int], bytes]) -> Callable[[], bytes]:
    """Make what takes seconds when it is asked for: each process of tests reads this file."""
    return lambda: compress(b" " * 256 * MIB, 9)


BODIES: dict[str, tuple[bytes | Callable[[], bytes], dict[str, str]]] = {
    "open brackets": (b"[" * MIB, {}),
    "open objects": (b'{"a":' * 200_000, {}),
    "deep": (DEEP.encode(), {}),
    "deep in a payload": (in_payload(DEEP), {}),
    "NaN": (in_payload("NaN"), {}),
    "Infinity": (in_payload("-Infinity"), {}),
    "number past the largest": (in_payload("1e999"), {}),
    "a million digits": (in_payload("9" * MIB), {}),
    "lone surrogate": (in_payload('"\\ud800"'), {}),
    "broken escape": (in_payload('"\\u12"'), {}),
    "control character": (in_payload('"\n"'), {}),
    "single quotes": (b"{'a': 1}", {}),
    "trailing comma": (b'{"a": 1,}', {}),
    "comment": (b'{"a": 1 /* b */}', {}),
    "two documents": (b"{}{}", {}),
    "byte order mark": (b"\xef\xbb\xbf{}", {}),
    "UTF-16": ('{"a": "b"}'.encode("utf-16"), {}),
    "UTF-32": ('{"a": "b"}'.encode("utf-32"), {}),
    "Latin-1": ('{"a": "é"}'.encode("latin-1"), {}),
    "overlong UTF-8": (b'{"a": "\xc0\x80"}', {}),
    "encoded surrogate": (b'{"a": "\xed\xa0\x80"}', {}),
    "NUL bytes": (bytes(1000), {}),
    "XML": (b'<?xml version="1.0"?><a/>', {"Content-Type": "application/xml"}),
    "form": (b"a=1&b=2", {"Content-Type": "application/x-www-form-urlencoded"}),
    "multipart": (
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
        {"Content-Type": "multipart/form-data; boundary=x"},
    ),
    "no content type, no JSON": (b"hello", {"Content-Type": ""}),
    "list": (b"[]", {}),
    "string": (b'"{}"', {}),
    "gzip cut off": (gzip.compress(b"{}" * 1000)[:-5], {"Content-Encoding": "gzip"}),
    "gzip that is none": (b"{}", {"Content-Encoding": "gzip"}),
    "gzip and more": (gzip.compress(b"{}") + b"x", {"Content-Encoding": "gzip"}),
    "gzip bomb": (bomb(gzip.compress), {"Content-Encoding": "gzip"}),
    "deflate bomb": (bomb(zlib.compress), {"Content-Encoding": "deflate"}),
    "gzip in gzip": (gzip.compress(gzip.compress(b"{}")), {"Content-Encoding": "gzip"}),
    "unknown encoding": (b"{}", {"Content-Encoding": "compress"}),
    "too large": (b" " * (17 * MIB), {}),
}


# What can be read of these is logged.
READABLE = {
    "deep in a payload",
    "NaN",
    "Infinity",
    "number past the largest",
    "a million digits",
    "lone surrogate",
    "control character",
    "byte order mark",
    "UTF-16",
    "UTF-32",
    "Latin-1",
    "overlong UTF-8",
    "encoded surrogate",
}


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_is_refused_unless_it_logs_what_can_be_read(
    target: Target, name: str
) -> None:
    made, headers = BODIES[name]
    content = made if isinstance(made, bytes) else made()
    routes = post_routes()
    assert len(routes) > 8
    # By day each body at a third of them, and each of them has a third of the bodies.
    some = routes if IS_NIGHT else routes[list(BODIES).index(name) % 3 :: 3]
    for path in some:
        own = path.replace("some-id", uuid.uuid4().hex)
        response = target.http.post(own, content=content, headers={**JSON, **headers})
        if name in READABLE and is_ingest(path):
            assert response.status_code == 200, response.text
            target.kept += 1
        elif (name, path) != ("control character", "/graphql"):
            assert_is_clear_refusal(response)


def is_ingest(path: str) -> bool:
    return path.startswith(("/api/v1/completions", "/api/completions"))


@pytest.mark.parametrize(
    "fields",
    [
        {"tags": [f"tag {n}" for n in range(100_000)]},
        {"tags": ["x" * MIB]},
        {"tags": [[["a"]]]},
        {"request": {"a": [[]] * 600_000}},
        {"request": {str(n): 0 for n in range(600_000)}},
        {"stacktrace": [{}] * 600_000},
        {"failure_reason": "x" * (2 * MIB)},
        {"session_id": {"$gt": ""}},
        {"status": {"$ne": None}},
        {"kind": ["chat"]},
        {"duration": 1e400},
    ],
    ids=lambda fields: str(fields)[:30],
)
def test_a_completion_that_is_too_much_or_too_clever_is_kept(
    target: Target, fields: dict[str, Any]
) -> None:
    paths = ("/api/v1/completions", "/api/v1/completions/%s", "/api/completions/%s")
    for path in paths if IS_NIGHT else paths[:1]:
        own = path.replace("%s", uuid.uuid4().hex)
        response = target.http.post(own, content=json.dumps(fields), headers=JSON)
        assert response.status_code == 200, response.text
        target.kept += 1
    target.kept += "session_id" in fields  # a session has come into being, too


def test_an_organization_that_is_none_is_refused(target: Target) -> None:
    for path in ("/api/v1/completions", "/api/v1/completions/x", "/api/completions/x"):
        response = target.http.post(path, json={"organization_id": {"$exists": True}})
        assert_is_clear_refusal(response)


@pytest.mark.parametrize("id_", ["x" * MIB, {"$regex": "."}, ["a"], "", "a\0b", 5, True])
def test_an_id_that_is_none_is_replaced(target: Target, id_: Any) -> None:
    for path in ("/api/v1/completions", "/api/completions"):
        response = target.http.post(path, content=json.dumps({"id": id_}), headers=JSON)
        assert response.status_code == 200, response.text
        target.kept += 1


def test_of_two_keys_of_one_name_the_last_counts_and_only_one_is_stored(target: Target) -> None:
    mutation = b"mutation { createSession(input: {}) { session { id } } }"
    body = b'{"query": "%s", "query": "{ viewer { role } }"}' % mutation
    graphql = target.http.post("/graphql", content=body, headers=JSON)
    rest = target.http.post(
        "/api/v1/feedback_task", content=b'{"name": "a", "name": 5}', headers=JSON
    )

    assert graphql.json()["data"] == {"viewer": {"role": "ADMIN"}}
    assert_is_clear_refusal(rest)


def request(target: Target, *lines: bytes, method: bytes = b"POST", path: bytes = b"") -> bytes:
    head = [
        method + b" " + (path or b"/api/v1/completions") + b" HTTP/1.1",
        b"Host: gateway",
        b"X-Log10-Token: " + target.gateway.token.encode(),
        *lines,
        b"",
        b"",
    ]
    return b"\r\n".join(head)


def statuses(received: bytes) -> list[int]:
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3})", received)]


CHUNKED = b"Transfer-Encoding: chunked"


@pytest.mark.parametrize(
    "lines",
    [
        [b"Content-Length: 2", b"Content-Length: 3"],
        [b"Content-Length: 2", CHUNKED],
        [b"Content-Length: +2"],
        [b"Content-Length: 0x2"],
        [b"Transfer-Encoding: chunked, identity"],
        [b"Transfer-Encoding : chunked"],
        [b"X-Evil: a\rX-Log10-Organization: b"],
        [b"X-Evil: a\nContent-Length: 2"],
        [b"X-Evil: a\x00b"],
        [b"X\xe9vil: a"],
        [b" folded: a"],
        [b": no name"],
        [b"no colon"],
        [b"X-Long: " + b"x" * 70_000],
        [b"X-%d: x" % n for n in range(20_000)],
    ],
    ids=lambda lines: repr(lines[0][:30]),
)
def test_headers_that_are_ambiguous_or_too_much_are_refused(
    target: Target, lines: list[bytes]
) -> None:
    received = target.raw(request(target, *lines) + b"{}")

    assert [status // 100 for status in statuses(received)] in ([], [4])


@pytest.mark.parametrize(
    "body",
    [b"zz\r\n{}\r\n0\r\n\r\n", b"2\r\n{}0\r\n\r\n", b"-2\r\n{}\r\n", b"2 2\r\n{}\r\n", b"f" * 40],
)
def test_chunks_that_are_none_are_refused(target: Target, body: bytes) -> None:
    for path in (b"/api/v1/completions", b"/graphql", b"/api/v1/sessions"):
        received = target.raw(request(target, CHUNKED, path=path) + body)
        assert [status // 100 for status in statuses(received)] in ([], [4])


def test_line_ends_in_a_url_or_a_query_start_no_header(target: Target) -> None:
    for path in ("/api/v1/%0d%0aX-Evil:%20a", "/api/v1/feedback/%0d%0aX-Evil:%20a"):
        response = target.http.get(path)
        assert_is_clear_refusal(response)
        assert "x-evil" not in response.headers
    response = target.http.get("/graphql", params={"query": "\r\nX-Evil: a"})
    assert "x-evil" not in response.headers
    assert response.status_code < 500


@pytest.mark.parametrize("length", [17_000, 70_000, 5 * MIB])
def test_a_huge_url_is_refused(target: Target, length: int) -> None:
    received = target.raw(request(target, method=b"GET", path=b"/" + b"x" * length))

    assert statuses(received) in ([], [414])
    assert statuses(received) or length > MIB


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"GET /",
        b"POST /graphql HTTP/1.1\r\nX-Slow: ",
        b"POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
        b"POST /api/v1/completions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{",
    ],
)
def test_a_client_that_drips_is_let_go(target: Target, start: bytes) -> None:
    token = b"X-Log10-Token: " + target.gateway.token.encode()
    start = start.replace(b"HTTP/1.1", b"HTTP/1.1\r\nHost: a\r\n" + token)

    received = target.raw(start, *[b"x" if start else b""] * 15, pause=0.1)

    assert statuses(received) in ([], [408])


def test_others_are_served_while_many_drip(target: Target) -> None:
    address = urlsplit(target.gateway.url)
    held = [socket.create_connection((address.hostname, address.port)) for _ in range(200)]
    try:
        for n, connection in enumerate(held):
            connection.sendall(b"GET / HTTP/1.1\r\nX: " if n % 2 else request(target, CHUNKED))
        assert target.http.get("/healthz").status_code == 200
    finally:
        for connection in held:
            connection.close()


def test_pipelined_requests_are_answered_in_order_and_garbage_ends_them(target: Target) -> None:
    good = request(target, method=b"GET", path=b"/api/v1/feedback_task")
    absent = request(target, method=b"GET", path=b"/api/v1/feedback_task/absent")
    last = request(target, b"Connection: close", method=b"GET", path=b"/healthz")

    assert statuses(target.raw(good + absent + good + last)) == [200, 404, 200, 200]
    assert statuses(target.raw((good + absent) * 200 + last)) == [200, 404] * 200 + [200]
    assert set(statuses(target.raw(good + b"\x00\x01garbage\r\n\r\n"))) <= {200, 400}


def test_a_body_that_hides_a_request_is_one_request(target: Target) -> None:
    hidden = request(target, method=b"GET", path=b"/api/v1/feedback_task")
    body = b'{"a": "' + hidden  # no JSON
    whole = request(target, b"Content-Length: %d" % len(body), b"Connection: close") + body

    assert statuses(target.raw(whole)) == [400]


def test_a_client_that_goes_away_in_the_middle_is_no_error(target: Target) -> None:
    address = urlsplit(target.gateway.url)
    ports = set()
    for path in (b"/api/v1/completions", b"/graphql"):
        with socket.create_connection((address.hostname, address.port)) as connection:
            head = request(
                target, b"Content-Length: 100", b"Content-Type: application/json", path=path
            )
            connection.sendall(head + b"{")
            ports.add(connection.getsockname()[1])
    assert address.port is not None
    deadline = time.monotonic() + 20
    while held_open(address.port) & ports:  # until the gateway sees that they have gone
        assert time.monotonic() < deadline
        time.sleep(0.02)


def held_open(port: int) -> set[int]:
    """Return the ports of the clients whose connections a server on loopback has not closed."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    # sl local_address rem_address st: 01 is established, 08 is closed by the client alone.
    return {
        int(row[2].partition(":")[2], 16)
        for row in rows
        if int(row[1].partition(":")[2], 16) == port and row[3] in ("01", "08")
    }


@pytest.mark.parametrize("number", ["2147483647", "9" * 30, "9" * 10_000, "-" + "9" * 10_000])
@pytest.mark.parametrize("levels", [1, 12, 90])
def test_a_cost_past_all_numbers_is_told_as_the_largest(
    target: Target, number: str, levels: int
) -> None:
    nested = "id"
    for _ in range(levels):
        nested = f"completions(first: {number}) {{ nodes {{ session {{ {nested} }} }} }}"
    response = target.http.post("/graphql", json={"query": f"{{ {nested} }}"})

    assert response.status_code < 500
    for error in response.json()["errors"]:
        assert error["extensions"]["code"] != "INTERNAL_SERVER_ERROR"
    assert response.json().get("extensions", {}).get("cost", {}).get("requested", 0) <= 2**53
