"""Clients in JavaScript against a real gateway: what their applications see.

A driver in `drivers/` is one process with an organization of its own; its scenarios are subtests.
"""

import asyncio
import json
import os
from pathlib import Path

import pytest

from tests.api import Api
from tests.clients.conftest import TRUSTED_CONNECTIONS, Workspace
from tests.conftest import LiveGateway
from tests.gateway.processes import environment, serving


@pytest.mark.parametrize(
    ("driver", "least"),
    [("urql", 24), ("apollo", 19), ("graphql_ws", 12), ("graphql_sse", 10), ("relay", 7)],
)
async def test_client(
    workspace: Workspace,
    live_gateway: LiveGateway,
    trusting_url: str,
    introspection: Path,
    api: Api,
    subtests: pytest.Subtests,
    driver: str,
    least: int,
) -> None:
    ended = await workspace.node(
        f"{driver}.mjs",
        LOG10_URL=live_gateway.url,
        LOG10_TOKEN=api.token,
        LOG10_TRUSTED_URL=trusting_url,
        LOG10_TRUSTED_CONNECTIONS=str(TRUSTED_CONNECTIONS),
        LOG10_INTROSPECTION=str(introspection),
    )
    assert ended.code == 0, ended.stderr
    report = json.loads(ended.stdout)

    assert len(report["results"]) >= least
    for scenario, error in report["results"].items():
        with subtests.test(scenario):
            if error is not None:
                pytest.fail(error, pytrace=False)
    assert report["unhandled"] == []
    assert report["printed"] == [], "warnings of the client"
    assert report["leftOpen"] == [], "the process did not end by itself"


@pytest.mark.nightly  # by day in `test_guide.py`, by the same client
async def test_a_subscription_goes_on_after_the_gateway_was_restarted(
    workspace: Workspace, mongodb_url: str, tmp_path: Path, api: Api
) -> None:
    variables = environment(tmp_path, mongodb_url=mongodb_url, mongodb_database="tests")
    with serving(env=variables) as gateway:
        url = gateway.shown(r"GraphiQL +(\S+)/graphql")
        client = await asyncio.create_subprocess_exec(
            "node",
            "restart.mjs",
            cwd=workspace.folder,
            env={"PATH": os.environ["PATH"], "LOG10_URL": url, "LOG10_TOKEN": api.token},
            stdout=asyncio.subprocess.PIPE,
        )
        assert client.stdout is not None
        assert await told(client.stdout, api) == "CREATED"
        assert gateway.stop() == 0
    with serving("--port", url.rpartition(":")[2], env=variables):
        assert await told(client.stdout, api) == "closed 1012"
        assert await told(client.stdout, api) == "CREATED"
        client.terminate()
        await client.wait()


async def told(stream: asyncio.StreamReader, api: Api) -> str:
    """Log completions until the client says something new."""
    line = asyncio.create_task(stream.readline())
    async with asyncio.timeout(60):
        while not line.done():
            await api.create_completion()
            await asyncio.wait([line], timeout=0.3)
    return line.result().decode().strip()
