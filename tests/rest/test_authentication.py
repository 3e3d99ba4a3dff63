"""Who may do what: tokens, roles, organizations, and the border between them."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from rest_compat.openapi import document
from services.tenants.tokens import Role, all_tokens, revoke_token
from tests.api import Api
from tests.rest.calls import create_task, stored, upload

MakeApi = Callable[..., Awaitable[Api]]

OPERATIONS = [(path, method) for path, item in document()["paths"].items() for method in item]
WRITES = [(path, method) for path, method in OPERATIONS if method == "post"]


def filled(path: str) -> str:
    return path.replace("{", "").replace("}", "")


async def call(api: Api, method: str, path: str, **options: Any) -> Any:
    body: dict[str, Any] = {"json": {}} if method == "post" else {}
    return await api.http.request(method, filled(path), **{**body, **options})


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
async def test_every_operation_needs_a_token(api: Api, path: str, method: str) -> None:
    response = await call(api, method, path, headers={"X-Log10-Token": ""})

    assert response.status_code == 401
    assert response.json()["code"] == "UNAUTHENTICATED"
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
async def test_every_operation_refuses_an_unknown_token(api: Api, path: str, method: str) -> None:
    response = await call(api, method, path, headers={"X-Log10-Token": api.token + "x"})

    assert response.status_code == 401
    assert response.json()["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
@pytest.mark.parametrize("header", ["X-Log10-Organization", "x-log10-organization-id"])
async def test_every_operation_refuses_another_organization_in_a_header(
    api: Api, path: str, method: str, header: str
) -> None:
    response = await call(api, method, path, headers={header: "another"})

    assert response.status_code == 403
    assert response.json()["code"] == "FORBIDDEN"


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
async def test_every_operation_refuses_another_organization_in_the_query(
    api: Api, path: str, method: str
) -> None:
    response = await call(api, method, path, params={"organization_id": "another"})

    assert response.status_code == 403


@pytest.mark.parametrize(("path", "method"), WRITES)
async def test_every_write_refuses_another_organization_in_the_body(
    api: Api, path: str, method: str
) -> None:
    response = await call(api, method, path, json={"organization_id": "another"})

    assert response.status_code == 403


@pytest.mark.parametrize(("path", "method"), WRITES)
async def test_a_reader_may_not_write(new_api: MakeApi, path: str, method: str) -> None:
    reader = await new_api(Role.READER)

    response = await call(reader, method, path)

    assert response.status_code == 403
    assert "this needs a token of role" in response.json()["error"]


async def test_a_reader_may_read(new_api: MakeApi) -> None:
    reader = await new_api(Role.READER)

    response = await reader.http.get("/api/v1/feedback")

    assert response.status_code == 200


async def test_a_writer_may_write(new_api: MakeApi) -> None:
    writer = await new_api(Role.WRITER)

    assert await writer.create_completion(status="started")


async def test_a_bearer_token_is_as_good_as_the_header(api: Api) -> None:
    headers = {"X-Log10-Token": "", "Authorization": f"bearer {api.token}"}

    response = await api.http.get("/api/v1/feedback", headers=headers)

    assert response.status_code == 200


async def test_a_revoked_token_opens_nothing(api: Api) -> None:
    [token] = await all_tokens(api.organization_id)
    await revoke_token(api.organization_id, token["id"])

    response = await api.http.get("/api/v1/feedback")

    assert response.status_code == 401


@pytest.mark.parametrize("named", ["header", "other header", "query", "body"])
async def test_the_tokens_own_organization_may_be_named_anywhere(api: Api, named: str) -> None:
    mine = api.organization_id
    headers = {
        "header": {"X-Log10-Organization": mine},
        "other header": {"x-log10-organization-id": mine},
    }.get(named, {})
    params = {"organization_id": mine} if named == "query" else {}
    body = {"organization_id": mine} if named == "body" else {}

    response = await api.http.post("/api/v1/completions", headers=headers, params=params, json=body)

    assert response.status_code == 200


async def test_an_organization_that_is_no_string_is_a_bad_request(api: Api) -> None:
    response = await api.http.post("/api/v1/completions", json={"organization_id": 5})

    assert response.status_code == 400
    assert response.json()["error"].startswith("/organization_id:")


class TestBorder:
    """What one organization has does not exist for another."""

    async def test_a_foreign_completion_cannot_be_read(self, new_api: MakeApi) -> None:
        owner, stranger = await new_api(), await new_api()
        completion_id = await owner.create_completion(tags=["secret"])

        response = await stranger.http.get(f"/api/completions/{completion_id}")

        assert response.status_code == 404
        assert "secret" not in response.text

    async def test_an_update_with_a_foreign_id_makes_ones_own(self, new_api: MakeApi) -> None:
        owner, stranger = await new_api(), await new_api()
        completion_id = await owner.create_completion(tags=["mine"])

        response = await stranger.http.post(
            f"/api/v1/completions/{completion_id}", json={"tags": ["theirs"]}
        )

        assert response.status_code == 200
        assert (await stored(owner, completion_id) or {})["tags"] == ["mine"]
        assert (await stored(stranger, completion_id) or {})["tags"] == ["theirs"]

    async def test_a_foreign_task_can_be_neither_read_nor_answered(self, new_api: MakeApi) -> None:
        owner, stranger = await new_api(), await new_api()
        task_id = await create_task(owner)
        completion_id = await stranger.create_completion()
        body = {
            "task_id": task_id,
            "json_values": {"grade": 1},
            "completion_ids": [completion_id],
        }

        read = await stranger.http.get(f"/api/v1/feedback_task/{task_id}")
        answered = await stranger.http.post("/api/v1/feedback", json=body)

        assert (read.status_code, answered.status_code) == (404, 404)

    async def test_foreign_feedback_cannot_be_read(self, new_api: MakeApi) -> None:
        owner, stranger = await new_api(), await new_api()
        completion_id = await owner.create_completion()
        given = await upload(owner, await create_task(owner), completion_ids=[completion_id])

        response = await stranger.http.get(f"/api/v1/feedback/{given['id']}")

        assert response.status_code == 404

    async def test_a_foreign_completion_cannot_be_graded(self, new_api: MakeApi) -> None:
        owner, stranger = await new_api(), await new_api()
        completion_id = await owner.create_completion()
        body = {
            "task_id": await create_task(stranger),
            "json_values": {"grade": 1},
            "completion_ids": [completion_id],
        }

        response = await stranger.http.post("/api/v1/feedback", json=body)

        assert response.status_code == 404

    async def test_no_list_shows_what_is_foreign(self, new_api: MakeApi) -> None:
        owner, stranger = await new_api(), await new_api()
        completion_id = await owner.create_completion(tags=["secret"], request={"model": "m"})
        await upload(owner, await create_task(owner), completion_ids=[completion_id])
        await create_task(stranger)
        lists = {
            "/api/v1/completions/ungraded": {"completions": []},
            "/api/v1/feedback": {"feedback": [], "data": [], "total": 0},
            "/api/completions": {"data": []},
            f"/api/completions?ids={completion_id}": {"data": []},
            "/api/tags/search?query=secret": {"data": []},
            "/api/metrics/modelStats": {"data": []},
        }

        responses = {path: (await stranger.http.get(path)).json() for path in lists}

        assert responses == lists
