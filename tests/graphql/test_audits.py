"""The audits of the GraphQL over HTTP specification: every MUST, and every SHOULD."""

import json
from pathlib import Path

import anyio

from tests.api import Api
from tests.conftest import LiveGateway
from tests.sdk.environments import node_environment, require_node

SCRIPT = Path(__file__).parent / "audits.cjs"


async def test_every_audit_passes(live_gateway: LiveGateway, api: Api) -> None:
    require_node("the audits of GraphQL over HTTP")
    home = await anyio.to_thread.run_sync(node_environment, "graphql-http")

    ran = await anyio.run_process(
        ["node", str(SCRIPT), f"{live_gateway.url}/graphql", api.token],
        env={"NODE_PATH": str(home / "node_modules"), "PATH": "/usr/local/bin:/usr/bin:/bin"},
    )
    results = json.loads(ran.stdout)

    assert len(results) >= 61
    assert [result for result in results if result["status"] != "ok"] == []
