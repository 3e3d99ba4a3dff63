"""gql, the GraphQL client in Python, with each of its transports."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.api import Api
from tests.clients.conftest import DRIVERS, run
from tests.conftest import LiveGateway

VIEWER = {"role": "ADMIN"}


@pytest.fixture
async def seen(
    python_home: Path, live_gateway: LiveGateway, api: Api, tmp_path: Path
) -> dict[str, Any]:
    """What the driver saw."""
    ended = await run(
        str(python_home / "bin" / "python"),
        "-W",
        "error",
        str(DRIVERS / "gql_client.py"),
        folder=tmp_path,
        LOG10_URL=live_gateway.url,
        LOG10_TOKEN=api.token,
    )
    assert ended.code == 0, ended.stderr
    result: dict[str, Any] = json.loads(ended.stdout)
    return result


async def test_gql(seen: dict[str, Any], subtests: pytest.Subtests) -> None:
    for transport in ("requests", "httpx"):
        with subtests.test(f"{transport}: introspection, data, and errors with their code"):
            assert seen[transport].pop("types") > 50
            assert seen[transport] == {
                "viewer": VIEWER,
                "tags": ["gql"],
                "wrong": "BAD_USER_INPUT",
                "stranger": "UNAUTHENTICATED",
            }
    sockets = seen["asynchronous"]
    for transport in ("aiohttp", "httpx", "websockets", "bearer"):
        with subtests.test(f"{transport}, asynchronous: introspection and data"):
            assert sockets[transport] == {"viewer": VIEWER, "tags": ["gql-async"]}
    with subtests.test("a subscription tells, ends, and leaves the connection in order"):
        assert sockets["subscribed"] == {"kinds": ["CREATED"], "known": True, "viewer": VIEWER}
    with subtests.test("a subscription that cannot be is an error with its code"):
        assert sockets["wrong"] == "BAD_USER_INPUT"
    with subtests.test("a rejected token is an error that says so"):
        assert "4403" in sockets["stranger"]
        assert "token" in sockets["stranger"]
