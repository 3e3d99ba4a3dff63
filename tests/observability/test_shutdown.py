"""The end of a gateway is no failure: who waits is told to come back, without a traceback."""

import asyncio
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from services.tenants.admission import RECHECK_SECONDS
from tests.gateway import sockets
from tests.gateway.processes import Serving, environment, serving
from tests.gateway.test_serve import children
from tests.observability.test_metrics import SHOWN, samples_of, value
from tests.observability.test_metrics import TOKEN as METRICS_TOKEN
from tests.waiting import until

pytestmark = pytest.mark.slow

TOKEN = "token-of-the-end"
SUBSCRIPTION = {"query": "subscription { completionChanged { type } }"}


def is_mongod(pid: int) -> bool:
    return b"mongod\0" in Path(f"/proc/{pid}/cmdline").read_bytes()


@pytest.fixture(params=["1", "2"])
def gateway(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Serving]:
    folder = tmp_path / "data"
    folder.mkdir()
    env = environment(
        folder,
        graceful_shutdown_seconds="1",
        bootstrap_token=TOKEN,
        metrics_token=METRICS_TOKEN,
        workers=request.param,
    )
    with serving(env=env) as running:
        yield running
    shutil.rmtree(folder)


async def test_requests_that_cannot_be_served_in_time_are_told_so(gateway: Serving) -> None:
    headers = {"X-Log10-Token": TOKEN}
    [mongod] = [pid for pid in children(gateway.process.pid) if is_mongod(pid)]
    async with httpx.AsyncClient(base_url=gateway.url, headers=headers, timeout=30) as client:

        async def create() -> httpx.Response:
            return await client.post("/api/v1/completions", json={"request": {}})

        async def listen() -> None:
            async with client.stream(
                "POST", "/graphql", json=SUBSCRIPTION, headers={"Accept": "text/event-stream"}
            ) as events:
                async for _ in events.aiter_lines():
                    pass

        async def ask() -> Any:
            async with sockets.socket(gateway.url, headers) as connection:
                # Another worker than the one before may not know the token, and waits for it.
                with suppress(ConnectionClosed):
                    await sockets.receive(connection)
                    await sockets.send(connection, "1", "{ completions { totalCount } }")
                await connection.wait_closed()
                return connection.close_code

        async def are_under_way(requests: int, connections: int) -> bool:
            """Say whether at least so many are: of all workers, as measured once a second."""
            samples = samples_of((await client.get("/metrics", headers=SHOWN)).text)
            return (
                value(samples, "http_server_active_requests") >= requests
                and value(samples, "log10_websocket_connections") >= connections
            )

        async def is_listened_to() -> bool:
            """Say whether the stream is open, for which the database is asked."""
            samples = samples_of((await client.get("/metrics", headers=SHOWN)).text)
            return value(samples, "log10_change_subscribers", collection="completions") >= 1

        assert (await create()).status_code == 200
        listening = asyncio.create_task(listen())
        await until(is_listened_to)
        os.kill(mongod, signal.SIGSTOP)  # nothing is answered from here on
        try:
            # Whether the listener's token is still valid is being looked up then.
            await asyncio.sleep(RECHECK_SECONDS + 0.5)
            waiting = [asyncio.create_task(create()) for _ in range(4)]
            asking = asyncio.create_task(ask())
            await until(partial(are_under_way, 5, 1))
            gateway.process.send_signal(signal.SIGTERM)
            responses = await asyncio.gather(*waiting)
            closing = await asking
        finally:
            os.kill(mongod, signal.SIGCONT)
        await listening

    assert await asyncio.to_thread(gateway.process.wait, 30) == 0
    assert {response.status_code for response in responses} == {503}
    for response in responses:
        assert response.headers["Retry-After"]
        assert response.json()["request_id"] == response.headers["X-Request-Id"]
    assert closing == 1012  # the service restarts
    assert gateway.failures() == []
    # Their lines are the last ones, and are there all the same.
    log = gateway.log.read_text()
    for response in responses:
        assert log.count(response.headers["X-Request-Id"]) >= 1
