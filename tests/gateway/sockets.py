"""A client of graphql-transport-ws, as tests use it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PROTOCOL = Subprotocol("graphql-transport-ws")


@asynccontextmanager
async def socket(url: str, init: object = None, **headers: str) -> AsyncIterator[ClientConnection]:
    """Connect to a gateway, and send `connection_init`."""
    address = url.replace("http", "ws", 1) + "/graphql"
    # Without a bound on what it has read and nobody has taken, or it reads nothing more: not the
    # reply to a ping, nor the end.
    async with connect(
        address, subprotocols=[PROTOCOL], additional_headers=headers, max_queue=None
    ) as connection:
        await connection.send(json.dumps({"type": "connection_init", "payload": init or {}}))
        yield connection


async def receive(connection: ClientConnection) -> Any:
    """Return the next message that is no ping."""
    async with asyncio.timeout(10):
        while True:
            message = json.loads(await connection.recv())
            if message["type"] != "ping":
                return message


async def send(connection: ClientConnection, id_: str, query: str, **more: Any) -> None:
    """Begin an operation."""
    payload = {"query": query, **more}
    await connection.send(json.dumps({"id": id_, "type": "subscribe", "payload": payload}))


async def ask(connection: ClientConnection, query: str, **more: Any) -> Any:
    """Execute one operation, and return its only result or its errors, as HTTP would have them."""
    await send(connection, "asked", query, **more)
    message = await receive(connection)
    if message["type"] == "error":
        return {"errors": message["payload"]}
    assert (await receive(connection)) == {"id": "asked", "type": "complete"}
    return message["payload"]
