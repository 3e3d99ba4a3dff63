"""Bad input is rejected with a clear 4xx, in the one form of an error."""

import re
from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from services.errors import ErrorCode
from services.http_errors import STATUS
from tests.api import Api
from tests.rest.calls import create_task

WRITES = [
    "/api/v1/completions",
    "/api/v1/completions/some-id",
    "/api/v1/feedback",
    "/api/v1/feedback_task",
    "/api/completions/some-id",
]


def test_every_code_has_a_status() -> None:
    assert set(STATUS) == set(ErrorCode)


def assert_is_error(response: Any, status: int, code: str = "BAD_USER_INPUT") -> str:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert set(body) == {"error", "code", "details", "request_id"}
    assert body["code"] == code
    message: str = body["error"]
    assert message
    return message


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"text"', b"null", b"5", b"\xff\xfe", b"[" * 100_000, b'{"a": NAN}'],
    ids=lambda body: repr(body[:9]),
)
async def test_a_body_that_is_no_json_object_is_refused(api: Api, path: str, body: bytes) -> None:
    response = await api.http.post(path, content=body)

    assert_is_error(response, 400)


@pytest.mark.parametrize("path", ["/api/v1/sessions", "/api/sessions", "/api/completions"])
async def test_where_a_body_may_be_absent_it_may_not_be_malformed(api: Api, path: str) -> None:
    absent = await api.http.post(path)
    malformed = await api.http.post(path, content=b"{")

    assert absent.is_success
    assert_is_error(malformed, 400)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/feedback/absent",
        "/api/v1/feedback_task/absent",
        "/api/completions/absent",
        "/api/v1/feedback/%00",
    ],
)
async def test_an_unknown_id_is_not_found(api: Api, path: str) -> None:
    response = await api.http.get(path)

    assert_is_error(response, 404, "NOT_FOUND")


@pytest.mark.parametrize("path", ["/api/nothing", "/api/v1/nothing", "/api/v1/completions/"])
async def test_an_unknown_route_is_not_found(api: Api, path: str) -> None:
    response = await api.http.get(path)

    assert path in assert_is_error(response, 404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/api/v1/feedback", "GET, POST"),
        ("/api/v1/feedback/some-id", "GET"),
        ("/api/completions/some-id", "GET, POST"),
        ("/api/v1/completions/some-id", "POST"),
    ],
)
async def test_a_method_that_is_not_allowed_says_which_are(
    api: Api, path: str, methods: str
) -> None:
    response = await api.http.delete(path)

    assert path in assert_is_error(response, 405)
    assert response.headers["allow"] == methods


async def test_a_create_that_contradicts_an_earlier_one_is_a_conflict(api: Api) -> None:
    await api.create_completion(id="mine", tags=["a"])

    response = await api.http.post("/api/v1/completions", json={"id": "mine", "tags": ["b"]})

    assert_is_error(response, 409, "CONFLICT")


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ({}, "/name"),
        ({"name": 5}, "/name"),
        ({"name": "n" * 201}, "/name"),
        ({"name": "n"}, "/json_schema"),
        ({"name": "n", "json_schema": []}, "/json_schema"),
        ({"name": "n", "json_schema": {"type": "numbr"}}, "/json_schema/type"),
        ({"name": "n", "json_schema": {"$ref": "http://127.0.0.1/x"}}, "/json_schema"),
        ({"name": "n", "json_schema": {}, "instruction": 5}, "/instruction"),
        (
            {"name": "n", "json_schema": {}, "completion_tags_selector": "a"},
            "/completion_tags_selector",
        ),
        (
            {"name": "n", "json_schema": {}, "completion_tags_selector": {"a": 1}},
            "/completion_tags_selector",
        ),
    ],
)
async def test_a_task_that_cannot_be_meant_is_refused(
    api: Api, body: dict[str, Any], start: str
) -> None:
    response = await api.http.post("/api/v1/feedback_task", json=body)

    assert assert_is_error(response, 400).startswith(start)
    assert (await api.http.get("/api/v1/feedback_task")).json() == []


@pytest.mark.parametrize(
    ("change", "start"),
    [
        ({"task_id": None}, "/task_id"),
        ({"json_values": {"grade": -1}}, "/json_values"),
        ({"json_values": {}}, "/json_values"),
        ({"json_values": [1]}, "/json_values"),
        ({"json_values": None}, "/json_values"),
        ({"comment": 5}, "/comment"),
        ({"completion_ids": None}, "completion_ids or completion_tags_selector"),
        ({"completion_ids": "id"}, "/completion_ids"),
        ({"completion_ids": []}, "completion_ids or completion_tags_selector"),
        ({"completion_tags_selector": ["a"]}, "give completion_ids or"),
        ({"completion_ids": None, "completion_tags_selector": ["b"]}, "/completion_tags_selector"),
        ({"completion_ids": None, "completion_tags_selector": [5]}, "/completion_tags_selector"),
        (
            {
                "completion_ids": None,
                "completion_tags_selector": ["a"],
                "max_matched_completions": 0,
            },
            "/completion_tags_selector",
        ),
        (
            {
                "completion_ids": None,
                "completion_tags_selector": ["a"],
                "max_matched_completions": "x",
            },
            "max_matched_completions",
        ),
        (
            {
                "completion_ids": None,
                "completion_tags_selector": ["a"],
                "allow_unmatched_feedback": "yes",
            },
            "/allow_unmatched_feedback",
        ),
    ],
)
async def test_feedback_that_cannot_be_meant_is_refused_and_not_stored(
    api: Api, change: dict[str, Any], start: str
) -> None:
    body = {
        "task_id": await create_task(api),
        "json_values": {"grade": 1},
        "comment": "",
        "completion_ids": [await api.create_completion(tags=["a"])],
        **change,
    }

    response = await api.http.post("/api/v1/feedback", json=body)

    assert assert_is_error(response, 400).startswith(start)
    assert (await api.http.get("/api/v1/feedback")).json()["total"] == 0


async def test_each_broken_rule_of_the_schema_is_a_detail(api: Api) -> None:
    schema = {"properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}
    body = {
        "task_id": await create_task(api, json_schema=schema),
        "json_values": {"a": "x", "b": "y"},
        "completion_ids": [await api.create_completion()],
    }

    response = await api.http.post("/api/v1/feedback", json=body)

    assert response.status_code == 400
    assert len(response.json()["details"]) == 2


@pytest.mark.parametrize(
    "query",
    [
        "/api/completions?limit=x",
        "/api/completions?limit=-1",
        "/api/completions?limit=1001",
        "/api/completions?offset=1.5",
        "/api/completions?sort=duration",
        "/api/completions?desc=false",
        "/api/completions?createdFilter={",
        "/api/completions?createdFilter=[]",
        '/api/completions?createdFilter={"from": "yesterday"}',
        "/api/completions?tagFilter=name",
        "/api/completions?tagFilter=tag_%F0",
        "/api/completions?ids=" + ",".join(["x"] * 1001),
        "/api/v1/feedback?limit=x",
        "/api/v1/feedback?offset=-1",
        "/api/metrics/modelStats?startDate=now",
        "/api/metrics/modelStats?endDate=2024-13-01",
    ],
)
async def test_a_query_that_cannot_be_meant_is_refused(api: Api, query: str) -> None:
    response = await api.http.get(query)

    assert_is_error(response, 400)


@pytest.mark.parametrize("body", [{"limit": "x"}, {"offset": -1}, {"limit": True}, {"task_id": 5}])
async def test_a_list_body_that_cannot_be_meant_is_refused(api: Api, body: object) -> None:
    response = await api.http.request("GET", "/api/v1/feedback", json=body)

    assert_is_error(response, 400)


async def test_a_bug_of_ours_is_masked(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a detail of ours")

    monkeypatch.setattr("rest_compat.v1.sessions.create_session", broken)

    response = await api.http.post("/api/v1/sessions")

    assert "detail of ours" not in assert_is_error(response, 500, "INTERNAL_SERVER_ERROR")


@pytest.mark.parametrize("path", ["/api/v1/sessions", "/api/v1/completions"])
async def test_a_database_out_of_reach_is_unavailable_for_a_while(
    api: Api, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    async def unreachable(*_: object, **__: object) -> None:
        raise AutoReconnect("connection closed")

    monkeypatch.setattr("rest_compat.v1.sessions.create_session", unreachable)
    monkeypatch.setattr("rest_compat.v1.completions.create_completion", unreachable)

    response = await api.http.post(path, json={})

    assert_is_error(response, 503, "UNAVAILABLE")
    assert int(response.headers["retry-after"]) >= 1


@pytest.mark.parametrize("path", ["/api/v1/feedback", "/graphql"])
@pytest.mark.parametrize("kind", [b"{}", b"[]"])
async def test_a_body_of_very_many_lists_or_objects_is_rejected_before_it_is_decoded(
    api: Api, path: str, kind: bytes
) -> None:
    body = (
        b'{"query": "{ viewer { role } }", "extensions": {"a": ['
        + b",".join([kind] * 700_000)
        + b"]}}"
    )

    response = await api.http.post(path, content=body, headers={"Content-Type": "application/json"})

    assert response.status_code == 400
    assert re.search("600,000|more values", response.text)
