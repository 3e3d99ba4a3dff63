"""Clients in JavaScript against a real gateway: what their applications see.

A driver in `drivers/` is one process with an organization of its own; its scenarios are subtests.
"""

import json
from pathlib import Path

import pytest

from tests.api import Api
from tests.clients.conftest import TRUSTED_CONNECTIONS, Workspace
from tests.conftest import LiveGateway


@pytest.mark.parametrize(
    ("driver", "least"),
    [("urql", 19), ("apollo", 14), ("graphql_ws", 8), ("graphql_sse", 6), ("relay", 7)],
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
