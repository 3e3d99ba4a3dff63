"""A bug of ours is told under an id, logged once, and does not cost the client its connection."""

import logging

import httpx
import pytest
from fastapi import FastAPI

from gateway.app import create_app
from gateway.settings import Settings
from services.runtime import entered_runtime
from tests.api import Api
from tests.gateway.in_process import served


@pytest.mark.parametrize("path", ["/api/v1/sessions", "/graphql"])
async def test_the_connection_serves_the_next_request(
    settings: Settings,
    app: FastAPI,
    api: Api,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    path: str,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a detail of ours")

    monkeypatch.setattr("rest_compat.v1.sessions.create_session", broken)
    monkeypatch.setattr("schema.transport.http.document_of", broken)
    limits = httpx.Limits(max_connections=1)
    ports = set()
    async with (
        served(create_app(settings, runtime=entered_runtime())) as url,
        httpx.AsyncClient(limits=limits, headers={"X-Log10-Token": api.token}) as client,
    ):
        for _ in range(3):
            failed = await client.post(f"{url}{path}", json={"query": "{ viewer { role } }"})
            ports.add(failed.extensions["network_stream"].get_extra_info("client_addr"))
            health = await client.get(f"{url}/healthz")
            ports.add(health.extensions["network_stream"].get_extra_info("client_addr"))
            assert (failed.status_code, health.status_code) == (500, 200)

    assert len(ports) == 1
    assert "a detail of ours" not in failed.text
    logged = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(logged) == 3
    assert logged[-1].getMessage().split()[1] in failed.text
