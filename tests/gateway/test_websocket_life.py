"""A WebSocket outlives what bounds a request's head, a body and an idle connection."""

import asyncio
import json
from pathlib import Path
from uuid import uuid4

from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.gateway.processes import environment, serving


async def test_a_silent_subscription_stays_open(tmp_path: Path, mongodb_url: str) -> None:
    env = environment(
        tmp_path,
        mongodb_url=mongodb_url,
        mongodb_database=f"websocket_{uuid4().hex}",
        header_timeout_seconds="1",
        body_timeout_seconds="1",
    )
    with serving(env=env) as gateway:
        url = gateway.url.replace("http", "ws") + "/graphql"
        protocols = [Subprotocol("graphql-transport-ws")]
        headers = {"X-Log10-Token": gateway.token}
        async with connect(url, subprotocols=protocols, additional_headers=headers) as socket:
            await socket.send(json.dumps({"type": "connection_init"}))
            assert json.loads(await socket.recv())["type"] == "connection_ack"

            await asyncio.sleep(3)  # longer than the header timeout

            await socket.send(json.dumps({"type": "ping"}))
            async with asyncio.timeout(5):
                assert json.loads(await socket.recv())["type"] == "pong"
