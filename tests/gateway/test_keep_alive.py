"""Connections that clients keep for the next call."""

import http.client
import time

import pytest

from tests.conftest import LiveGateway


@pytest.mark.parametrize(
    ("method", "path", "token", "body", "status"),
    [
        ("POST", "/api/v1/completions", True, b"{", 400),
        ("POST", "/api/v1/completions", True, b"[" + b"1," * 150_000 + b"1]", 400),
        ("POST", "/api/v1/completions", False, b"x" * 300_000, 401),
        ("GET", "/api/v1/nothing", True, b"", 404),
        ("DELETE", "/api/v1/completions", True, b"{}", 405),
        ("POST", "/graphql", True, b"{}", 400),
        ("POST", "/graphql", False, b'{"query": "{ viewer { role } }"}', 401),
        ("POST", "/api/v1/completions", True, bytes(68_000_000), 413),
        ("GET", "/graphql?query=" + "x" * 100_000, True, b"", 414),
    ],
)
def test_the_next_call_after_an_error_finds_its_connection_whole_or_closed_as_announced(
    live_gateway: LiveGateway, method: str, path: str, token: bool, body: bytes, status: int
) -> None:
    """Clients keep connections alive: one that breaks without a word fails the next call."""
    host, _, port = live_gateway.url.removeprefix("http://").partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=20)
    headers = {"X-Log10-Token": live_gateway.token if token else "wrong"}
    try:
        connection.request(method, path, body, {**headers, "Content-Type": "application/json"})
        response = connection.getresponse()
        response.read()
        assert response.status == status
        if response.getheader("Connection") == "close":
            return
        connection.auto_open = 0  # not a new connection
        connection.request("GET", "/healthz")
        assert connection.getresponse().status == 200
    finally:
        connection.close()


def test_an_idle_connection_is_kept_for_longer_than_clients_keep_theirs(
    live_gateway: LiveGateway,
) -> None:
    """Whoever ends it first must be the client: what it sends at that moment is lost."""
    host, _, port = live_gateway.url.removeprefix("http://").partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=20)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        connection.auto_open = 0  # not a new connection

        time.sleep(5.5)  # httpx keeps it for 5 seconds

        connection.request("GET", "/healthz")
        assert connection.getresponse().status == 200
    finally:
        connection.close()
