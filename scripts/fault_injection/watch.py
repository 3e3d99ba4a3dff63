"""Who looks on while things break: a subscriber, a reader, and an operator's probe."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, Final

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Subprotocol

from scripts.fault_injection.load import REFUSED, Load
from services.http_errors import TRY_AGAIN_LATER

_CHANGED: Final = "subscription { completionChanged { type completionId } }"
_NEWEST: Final = "{ completions(first: 5) { nodes { id tags status } } }"
_EVERY_SECONDS: Final = 0.3


class Watch:
    """What the onlookers have seen.

    Args:
        load: The clients at work, in whose tally faults are noted.
    """

    def __init__(self, load: Load) -> None:
        self._load = load
        self.events: set[str] = set()
        self.subscriptions = 0
        self.last_read = 0.0
        self.ready: dict[int, int] = {}

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[None]:
        """Look on for as long as the context lasts."""
        work: list[Callable[[], Coroutine[Any, Any, None]]] = [
            self._subscribe,
            self._read,
            self._probe,
        ]
        tasks = [asyncio.create_task(begin()) for begin in work]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            for result in results:
                if isinstance(result, Exception):
                    self._load.tally.fault(f"an onlooker failed: {result!r}")

    async def goes_on(self, *, within: float) -> None:
        """Wait until a completion of now is seen by the subscriber, and lists are read again."""
        known = set(self._load.ledger.created)
        began = time.monotonic()
        while not (self._load.ledger.created - known) & self.events or self.last_read < began:
            if time.monotonic() - began > within:
                what = "subscriptions" if self.last_read > began else "reads"
                self._load.tally.fault(f"{what} did not go on in {within:g} s")
                return
            await asyncio.sleep(0.1)  # until the next look at what the watchers saw

    def note(self) -> None:
        """Add what was seen to the tally's notes."""
        states = ", ".join(f"{status}: {number}" for status, number in sorted(self.ready.items()))
        self._load.tally.notes.append(
            f"{len(self.events)} completions seen by a subscriber that subscribed "
            f"{self.subscriptions} time(s); /readyz said {states}"
        )

    async def _subscribe(self) -> None:
        url = self._load.url.replace("http", "ws") + "/graphql"
        protocols = [Subprotocol("graphql-transport-ws")]
        headers = {"X-Log10-Token": self._load.token}
        while True:
            try:
                async with connect(
                    url, subprotocols=protocols, additional_headers=headers
                ) as socket:
                    await socket.send(json.dumps({"type": "connection_init"}))
                    subscribe = {"id": "1", "type": "subscribe", "payload": {"query": _CHANGED}}
                    await socket.send(json.dumps(subscribe))
                    self.subscriptions += 1
                    async for message in socket:
                        if not self._is_event(json.loads(message)):
                            break
            except (OSError, WebSocketException) as error:
                # The database was broken, and not the gateway: it has to say so.
                if not _is_put_off(error):
                    self._load.tally.fault(f"the subscriber's connection broke: {error!r}")
            await asyncio.sleep(_EVERY_SECONDS)

    def _is_event(self, message: dict[str, Any]) -> bool:
        """Take note of an event; say whether the subscription goes on."""
        if message["type"] == "next" and message["payload"].get("data"):
            self.events.add(message["payload"]["data"]["completionChanged"]["completionId"])
            return True
        if message["type"] in ("next", "error"):
            errors = message["payload"]
            errors = errors if isinstance(errors, list) else errors["errors"]
            for error in errors:
                if error.get("extensions", {}).get("code") not in REFUSED:
                    self._load.tally.fault(f"the subscription ended with {error}")
        return message["type"] in ("connection_ack", "ping", "pong")

    async def _read(self) -> None:
        async with self._load.client() as client:
            while True:
                await asyncio.sleep(_EVERY_SECONDS)
                try:
                    response = await client.post("/graphql", json={"query": _NEWEST})
                except httpx.TransportError:
                    continue
                if response.status_code == 200 and "errors" not in response.json():
                    self.last_read = time.monotonic()
                elif response.status_code not in (200, 503, 504):
                    self._load.tally.fault(f"a list was answered with {response.status_code}")

    async def _probe(self) -> None:
        async with self._load.client() as client:
            while True:
                await asyncio.sleep(_EVERY_SECONDS)
                try:
                    status = (await client.get("/readyz")).status_code
                except httpx.TransportError:
                    continue
                self.ready[status] = self.ready.get(status, 0) + 1
                if status not in (200, 503):
                    self._load.tally.fault(f"/readyz answered {status}")


def _is_put_off(error: Exception) -> bool:
    received = error.rcvd if isinstance(error, ConnectionClosed) else None
    return received is not None and received.code == TRY_AGAIN_LATER
