"""Workers and their database, each without the other for a while."""

import asyncio
import os
import signal
from functools import partial
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from scripts.fault_injection.gateway import gateway_on
from scripts.fault_injection.load import Load, request_of
from scripts.fault_injection.wait import is_so_within
from services.http_errors import TRY_AGAIN_LATER
from tests.waiting import until


async def close_code_of_a_socket(load: Load) -> int | None:
    url = load.url.replace("http", "ws") + "/graphql"
    protocols = [Subprotocol("graphql-transport-ws")]
    headers = {"X-Log10-Token": load.token}
    async with connect(url, subprotocols=protocols, additional_headers=headers) as socket:
        await socket.send('{"type": "connection_init"}')
        await socket.wait_closed()
        return socket.close_code


@pytest.mark.nightly
async def test_a_worker_that_begins_while_the_database_is_away_serves_503_and_then_recovers(
    tmp_path: Path,
) -> None:
    async with gateway_on(tmp_path, workers=2) as gateway:
        load = Load(gateway.url, gateway.token, "away")
        mongod, old = gateway.mongod_pid(), gateway.worker_pids()
        os.kill(mongod, signal.SIGSTOP)
        try:
            for pid in old:
                os.kill(pid, signal.SIGKILL)
            assert await is_so_within(10, lambda: not {*old} & {*gateway.worker_pids()})
            async with load.client() as client:
                # Waits until one of the new workers listens.
                ready = await client.get("/readyz")
                rejected = await client.post(
                    "/api/v1/completions", json={"id": "one", "request": request_of("one")}
                )
            # A client is told that it may try again, and not that its token is none.
            assert await close_code_of_a_socket(load) == TRY_AGAIN_LATER
        finally:
            os.kill(mongod, signal.SIGCONT)

        assert ready.status_code == 503
        assert rejected.status_code == 503
        assert rejected.headers["retry-after"] == "1"
        async with load.client() as client:
            body = {"id": "one", "request": request_of("one")}
            responses = [await client.post("/api/v1/completions", json=body) for _ in range(4)]
        assert [response.status_code for response in responses] == [200] * 4
        assert len(gateway.worker_pids()) == 2


async def is_refused(client: httpx.AsyncClient) -> bool:
    try:
        await client.get("/healthz", headers={"Connection": "close"}, timeout=2)
    except httpx.ConnectError:
        return True
    except httpx.TransportError:  # it was let in just before the door was shut
        pass
    return False


async def test_at_the_end_a_new_connection_is_refused_and_an_accepted_request_is_answered(
    tmp_path: Path,
) -> None:
    async with gateway_on(tmp_path, workers=2) as gateway:
        load = Load(gateway.url, gateway.token, "end")
        mongod = gateway.mongod_pid()
        async with load.client() as waiting, load.client() as late:
            await waiting.get("/healthz")
            os.kill(mongod, signal.SIGSTOP)
            try:
                body = {"id": "one", "request": request_of("one")}
                accepted = asyncio.create_task(waiting.post("/api/v1/completions", json=body))
                await asyncio.sleep(0.5)  # it has been taken in, and waits for the database
                ended = asyncio.create_task(gateway.stop())
                await until(partial(is_refused, late))
            finally:
                os.kill(mongod, signal.SIGCONT)

            assert (await accepted).status_code == 200
            assert await ended == 0
