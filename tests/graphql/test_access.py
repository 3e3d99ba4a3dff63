"""What an operator can switch: trusted documents, introspection, deadlines, rates."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.app import create_app
from gateway.errors import SettingsError
from gateway.settings import Settings
from gateway.trusted_documents import load_trusted_documents
from resolvers import viewer as resolve_viewer
from services.errors import RateLimited
from services.runtime import entered_runtime
from services.tenants.rate_limit import RateLimiter, limiter
from tests.api import Api

VIEWER = "{ viewer { role } }"
HASH = hashlib.sha256(VIEWER.encode()).hexdigest()


@pytest.fixture
def another_app(settings: Settings, app: object) -> Callable[..., Any]:
    """Make the client of an app with other settings, on the same database."""

    @asynccontextmanager
    async def make(api: Api, **changes: Any) -> AsyncIterator[httpx.AsyncClient]:
        other = await asyncio.to_thread(
            create_app, settings.model_copy(update=changes), runtime=entered_runtime()
        )
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(other, raise_app_exceptions=False),
            base_url="http://gateway",
            headers={"X-Log10-Token": api.token},
        ) as client:
            yield client

    return make


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    path = tmp_path / "documents.json"
    path.write_text(json.dumps({"a-name": VIEWER}))
    return path


@pytest.mark.parametrize(
    "body",
    [
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}},
        {"doc_id": HASH},
        {"documentId": "a-name"},
        {"documentId": f"sha256:{HASH}"},
        {"query": "", "extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}},
        {"query": VIEWER, "extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}},
        {"query": VIEWER, "extensions": {"persistedQuery": None}},
    ],
)
async def test_a_trusted_document_is_named_as_apollo_and_relay_do(
    api: Api, another_app: Any, documents: Path, body: dict[str, Any]
) -> None:
    async with another_app(api, trusted_documents=documents) as client:
        response = await client.post("/graphql", json=body)

    assert response.json()["data"] == {"viewer": {"role": "ADMIN"}}


async def test_an_unknown_hash_is_told_so_that_apollo_sends_the_text(
    api: Api, another_app: Any, documents: Path
) -> None:
    body = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}}
    async with another_app(api, trusted_documents=documents) as client:
        response = await client.post("/graphql", json=body)

    assert response.status_code == 200
    assert response.json()["errors"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_without_trusted_documents_apollo_is_told_to_send_no_hash_again(
    api: Api, method: str
) -> None:
    extensions = {"persistedQuery": {"version": 1, "sha256Hash": HASH}}
    if method == "GET":
        params = {"extensions": json.dumps(extensions)}
        response = await api.http.get("/graphql", params=params)
    else:
        response = await api.http.post("/graphql", json={"extensions": extensions})
    with_text = await api.http.post("/graphql", json={"query": VIEWER, "extensions": extensions})

    assert response.status_code == 200
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "PERSISTED_QUERY_NOT_SUPPORTED"
    assert with_text.json()["data"] == {"viewer": {"role": "ADMIN"}}


@pytest.mark.parametrize(
    "body",
    [
        {"extensions": {"persistedQuery": {"version": 2, "sha256Hash": HASH}}},
        {"extensions": {"persistedQuery": {"version": True, "sha256Hash": HASH}}},
        {"extensions": {"persistedQuery": {"version": 1}}},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": 5}}},
        {"extensions": {"persistedQuery": "x"}},
        {"query": VIEWER, "extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0"}}},
        {"doc_id": 5},
        {"documentId": ["x"]},
    ],
    ids=str,
)
@pytest.mark.parametrize("has_documents", [True, False])
async def test_a_name_that_cannot_be_meant_is_a_bad_request(
    api: Api, another_app: Any, documents: Path, body: dict[str, Any], has_documents: bool
) -> None:
    changes = {"trusted_documents": documents} if has_documents else {}
    async with another_app(api, **changes) as client:
        response = await client.post("/graphql", json=body)

    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_only_trusted_documents_are_executed_where_so_set(
    api: Api, another_app: Any, documents: Path
) -> None:
    changes = {"trusted_documents": documents, "trusted_documents_only": True}
    async with another_app(api, **changes) as client:
        trusted = await client.post("/graphql", json={"query": VIEWER})
        other = await client.post("/graphql", json={"query": "{ viewer { tokenName } }"})

    assert trusted.json()["data"] == {"viewer": {"role": "ADMIN"}}
    assert other.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert "data" not in other.json()


@pytest.mark.parametrize("content", ["", "[]x", "5", '{"a": 5}', '{"operations": [{"id": "a"}]}'])
def test_a_file_that_is_no_list_of_documents_stops_the_start(tmp_path: Path, content: str) -> None:
    path = tmp_path / "documents.json"
    path.write_text(content)

    with pytest.raises(SettingsError, match="trusted documents"):
        load_trusted_documents(path)


def test_apollos_manifest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({"format": "x", "operations": [{"id": "1", "body": VIEWER}]}))

    assert load_trusted_documents(path) == {"1": VIEWER, HASH: VIEWER}


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{ viewr { role } }", {}),
        ("{ completions(frst: 1) { nodes { id } } }", {}),
        ("{ completions(filter: {statos: {}}) { nodes { id } } }", {}),
        ("{ completions(filter: {status: {eq: FINISHD}}) { nodes { id } } }", {}),
        ("{ viewer }", {}),
        ("fragment F on Viewr { role } { viewer { ...F } }", {}),
        (
            "query ($f: CompletionFilter) { completions(filter: $f) { nodes { id } } }",
            {"f": {"status": {"eq": "FINISHD"}}},
        ),
        (
            "query ($f: CompletionFilter) { completions(filter: $f) { nodes { id } } }",
            {"f": {"statos": {}}},
        ),
    ],
)
async def test_without_introspection_no_error_suggests_a_name(
    api: Api, another_app: Any, query: str, variables: dict[str, Any]
) -> None:
    async with another_app(api, introspection=False) as client:
        response = await client.post("/graphql", json={"query": query, "variables": variables})
        schema = await client.post("/graphql", json={"query": "{ __schema { types { name } } }"})

    assert response.json()["errors"]
    assert "Did you mean" not in response.text
    assert "data" not in schema.json()


async def test_graphiql_can_be_switched_off(api: Api, another_app: Any) -> None:
    async with another_app(api, graphiql=False) as client:
        response = await client.get("/graphql", headers={"Accept": "text/html"})

    assert response.status_code == 404


async def test_a_request_that_takes_too_long_is_cut_off(
    api: Api, another_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = asyncio.Event()

    async def hang(context: object) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    monkeypatch.setattr(resolve_viewer, "viewer", hang)
    async with another_app(api, request_timeout_seconds=0.1) as client:
        response = await client.post("/graphql", json={"query": VIEWER})

    assert response.status_code == 504
    assert response.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"
    assert ended.is_set()


@pytest.fixture
def slow_limiter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "rate", 0.01)
    monkeypatch.setattr(limiter, "burst", 2)


async def test_a_token_that_asks_too_often_is_told_when_to_come_back(
    api: Api, slow_limiter: None
) -> None:
    responses = [await api.http.post("/api/v1/sessions") for _ in range(3)]
    graphql = await api.http.post("/graphql", json={"query": VIEWER})

    assert [answer.status_code for answer in responses] == [201, 201, 429]
    assert responses[2].json()["code"] == "RATE_LIMITED"
    assert 90 < int(responses[2].headers["retry-after"]) <= 100
    assert graphql.status_code == 429
    assert graphql.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    assert "retry-after" in graphql.headers


@given(
    rate=st.floats(0.1, 100),
    burst=st.integers(1, 20),
    pauses=st.lists(st.floats(0, 3), min_size=1, max_size=60),
)
def test_a_bucket_never_lets_more_through_than_its_burst_and_rate(
    rate: float, burst: int, pauses: list[float]
) -> None:
    now = 1000.0
    bucket = RateLimiter(rate=rate, burst=burst, clock=lambda: now)
    passed: list[float] = []
    for pause in pauses:
        now += pause
        with suppress(RateLimited):
            bucket.take("t")
            passed.append(now)

    for start, first in enumerate(passed):
        for end in range(start, len(passed)):
            allowed = burst + (passed[end] - first) * rate
            assert end - start + 1 <= allowed + 1e-6
    assert passed


def test_a_bucket_of_another_token_is_another() -> None:
    bucket = RateLimiter(rate=1, burst=1, clock=lambda: 0.0)
    bucket.take("a")

    bucket.take("b")

    with pytest.raises(RateLimited):
        bucket.take("a")
