"""`/readyz` says which part is not ready; `/version` says what runs."""

from importlib.metadata import version
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from models import CompletionDocument
from services.errors import Unavailable
from services.storage import index_sets
from services.storage.database import database
from services.storage.schema_version import LATEST


@pytest.fixture
async def http(app: FastAPI) -> Any:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        yield client


async def test_a_gateway_that_is_well_says_so_of_each_part(http: httpx.AsyncClient) -> None:
    response = await http.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "parts": {
            "database": {"status": "ok"},
            "indexes": {"status": "ok"},
            "data": {"status": "ok", "version": LATEST},
            "ingest": {"status": "ok"},
            "insight": {"status": "off"},
        },
    }


async def test_a_missing_index_is_named(http: httpx.AsyncClient) -> None:
    await database.collection(CompletionDocument).drop_index("by_tag")
    try:
        response = await http.get("/readyz")
    finally:
        await index_sets.prepare()

    assert response.status_code == 503
    parts = response.json()["parts"]
    assert parts["indexes"] == {"status": "missing", "missing": ["completions.by_tag"]}
    assert parts["database"] == {"status": "ok"}
    assert response.json()["error"] == "indexes: missing"
    assert response.json()["request_id"] == response.headers["X-Request-Id"]


async def test_a_database_without_a_primary_is_the_part_that_is_not_ready(
    http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_primary(_: object) -> None:
        raise Unavailable("the database has no primary")

    monkeypatch.setattr("services.storage.database.Database.check_ready", no_primary)

    response = await http.get("/readyz")

    assert response.status_code == 503
    body = response.json()
    assert body["status"] == "unavailable"
    assert body["parts"]["database"] == {"status": "the database has no primary"}
    assert body["parts"]["ingest"] == {"status": "ok"}
    assert response.headers["Retry-After"] == "1"


async def test_a_full_queue_is_told_of_and_reads_go_on(
    http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.completions.commits.creates.max_waiting", 0)

    response = await http.get("/readyz")

    assert response.status_code == 200
    assert response.json()["parts"]["ingest"]["status"].startswith("full")


async def test_the_version_is_that_of_the_distribution(http: httpx.AsyncClient) -> None:
    response = await http.get("/version")

    assert response.json() == {"name": "Log10 Gateway", "version": version("log10-gateway")}
