"""What is deleted stays deleted, whatever rows of it come later."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import uuid4

import httpx
import pytest

from models import CompletionDocument, DeletedCompletionDocument
from services.clock import utc_now
from services.completions import deletions
from services.storage import deleted_ids
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands
from tests.conftest import LiveGateway, NewApi
from tests.examples import IS_NIGHT

DELETE = "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }"
CREATE = """
mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) { completion { id } } }
"""
CREATE_ALL = """
mutation ($inputs: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $inputs, atomic: true}) { results { completion { id } } }
}
"""
UPDATE = """
mutation ($id: ID!) { updateCompletion(input: {id: $id, status: FINISHED}) { completion { id } } }
"""
READ = "query ($id: ID!) { completion(id: $id) { id status response } }"
RESPONSE = {"choices": [{"index": 0, "message": {"role": "assistant", "content": "a secret"}}]}
FINISHED = {"kind": "chat", "status": "finished", "response": RESPONSE, "duration": 1}


async def delete(api: Api, *ids: str) -> int:
    number: int = (await api.query(DELETE, ids=list(ids)))["deleteCompletions"]["count"]
    return number


async def is_there(api: Api, completion_id: str) -> bool:
    return (await api.query(READ, id=completion_id))["completion"] is not None


async def deleted_completion(api: Api) -> str:
    completion_id = await api.create_completion(id=str(uuid4()), kind="chat", status="started")
    assert await delete(api, completion_id) == 1
    return completion_id


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/completions/{id}",
        "/api/completions/{id}",
        "/api/v1/completions",
        "/api/completions",
    ],
)
async def test_a_late_row_is_answered_and_dropped(api: Api, path: str) -> None:
    completion_id = await deleted_completion(api)
    body = {**FINISHED, "organization_id": api.organization_id, "id": completion_id}
    if path.endswith("{id}"):
        del body["id"]

    for _ in range(2):
        response = await api.http.post(path.format(id=completion_id), json=body)

        assert response.status_code == 200, response.text
        said = response.json()
        assert said.get("id", said.get("completionID")) == completion_id
    assert not await is_there(api, completion_id)


async def test_the_answer_to_a_late_row_is_what_the_sdks_decode(api: Api) -> None:
    completion_id = await deleted_completion(api)

    response = await api.http.post(f"/api/v1/completions/{completion_id}", json=FINISHED)

    said = response.json()
    assert (said["organization_id"], said["kind"], said["tags"], said["status"]) == (
        api.organization_id,
        "chat",
        [],
        "finished",
    )


async def test_a_row_for_a_completion_that_was_never_there_still_makes_it(api: Api) -> None:
    completion_id = str(uuid4())
    assert await delete(api, completion_id) == 0

    response = await api.http.post(f"/api/v1/completions/{completion_id}", json=FINISHED)

    assert response.status_code == 200
    assert await is_there(api, completion_id)


async def test_another_organizations_completion_of_the_same_id_is_its_own(
    new_api: NewApi,
) -> None:
    ours, theirs = await new_api(), await new_api()
    completion_id = await deleted_completion(ours)

    for path in ("/api/v1/completions", f"/api/v1/completions/{completion_id}"):
        body = {**FINISHED, **({} if path.endswith(completion_id) else {"id": completion_id})}
        assert (await theirs.http.post(path, json=body)).status_code == 200

    assert await is_there(theirs, completion_id)
    assert not await is_there(ours, completion_id)


async def test_graphql_says_that_it_was_deleted(api: Api) -> None:
    completion_id = await deleted_completion(api)
    new = {"id": completion_id, "kind": "CHAT"}

    one = await api.execute(CREATE, input=new)
    several = await api.execute(CREATE_ALL, inputs=[{"id": str(uuid4())}, new])
    update = await api.error_code(UPDATE, id=completion_id)

    for response in (one, several):
        [error] = response["errors"]
        assert error["extensions"]["code"] == "CONFLICT"
        assert f"the completion '{completion_id}' was deleted" in error["message"]
    assert update == "NOT_FOUND"
    assert not await is_there(api, completion_id)


async def test_a_thousand_are_deleted_at_once(api: Api) -> None:
    made = await api.query(CREATE_ALL, inputs=[{"id": str(uuid4())} for _ in range(1000)])
    ids = [one["completion"]["id"] for one in made["createCompletions"]["results"]]

    assert await delete(api, *ids) == 1000
    responses = await asyncio.gather(
        *(api.http.post(f"/api/completions/{one}", json=FINISHED) for one in ids[::10])
    )

    assert {response.status_code for response in responses} == {200}
    rows = database.collection(CompletionDocument)
    assert await rows.count_documents({"organization_id": api.organization_id}) == 0


async def test_after_its_days_an_id_may_be_used_again(api: Api) -> None:
    completion_id = await deleted_completion(api)
    records = database.collection(DeletedCompletionDocument)
    key = {"_id": f"{api.organization_id}/{completion_id}"}
    record = await records.find_one(key)
    assert record is not None
    assert record["expires_at"] - record["deleted_at"] == timedelta(days=7)
    await records.update_one(key, {"$set": {"expires_at": utc_now() - timedelta(seconds=1)}})

    await api.http.post(f"/api/v1/completions/{completion_id}", json=FINISHED)

    assert await is_there(api, completion_id)
    assert await delete(api, completion_id) == 1  # and is remembered anew
    await api.http.post(f"/api/v1/completions/{completion_id}", json=FINISHED)
    assert not await is_there(api, completion_id)


async def test_it_can_be_switched_off(api: Api) -> None:
    deleted_ids.configure(kept_days=0)
    try:
        completion_id = await deleted_completion(api)
        await api.http.post(f"/api/v1/completions/{completion_id}", json=FINISHED)
        assert await is_there(api, completion_id)
    finally:
        deleted_ids.configure(kept_days=7)


async def test_mongodb_removes_what_need_not_be_kept(app: object) -> None:
    indexes = await database.collection(DeletedCompletionDocument).index_information()

    assert indexes["expired"]["key"] == [("expires_at", 1)]
    assert indexes["expired"]["expireAfterSeconds"] == 0


async def test_an_update_of_what_is_there_costs_one_command_and_a_reading(
    api: Api, commands: Commands
) -> None:
    completion_id = await api.create_completion(kind="chat")
    commands.sent.clear()

    await api.http.post(f"/api/v1/completions/{completion_id}", json=FINISHED)

    assert commands.names == ["update", "find"]


async def test_a_create_whose_id_is_the_gateways_costs_one_command(
    api: Api, commands: Commands
) -> None:
    for path in ("/api/v1/completions", "/api/completions"):
        commands.sent.clear()
        response = await api.http.post(path, json={"kind": "chat"})
        assert response.status_code == 200
        assert "insert" in commands.names
        assert "commitTransaction" not in commands.names


async def test_a_deletion_is_whole_or_not_at_all(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    completion_id = await api.create_completion(id=str(uuid4()))

    async def fail(*_: object) -> None:
        raise RuntimeError("the process is about to die")

    with monkeypatch.context() as patched:
        patched.setattr(deletions, "remember", fail)
        assert await api.error_code(DELETE, ids=[completion_id]) == "INTERNAL_SERVER_ERROR"

    assert await is_there(api, completion_id)


@pytest.fixture
async def elsewhere(live_gateway: LiveGateway, api: Api) -> AsyncIterator[Api]:
    """The same organization by another gateway."""
    headers = {"X-Log10-Token": api.token}
    async with httpx.AsyncClient(base_url=live_gateway.url, headers=headers, timeout=30) as client:
        yield Api(client, api.organization_id, api.token)


async def act(api: Api, completion_id: str, step: str) -> None:
    if step == "delete":
        await delete(api, completion_id)
        return
    path = "/api/v1/completions"
    if step == "create":
        response = await api.http.post(path, json={"id": completion_id, "kind": "chat"})
    else:
        response = await api.http.post(f"{path}/{completion_id}", json=FINISHED)
    assert response.status_code in (200, 409), response.text


_ORDERS = sorted(
    {order for n in (1, 2, 3, 4) for order in permutations(["create", "delete", "update"] * 2, n)}
)
# Those in which something is deleted that was there, and some in which nothing is.
_MEANWHILE = [order for order in _ORDERS if len(order) < 4 or order[1] == order[3] == "delete"]


@pytest.mark.parametrize("late", ["update", "create"])
async def test_what_happens_between_the_look_and_the_insert_is_seen(
    api: Api, elsewhere: Api, monkeypatch: pytest.MonkeyPatch, late: str
) -> None:
    """The worst moment: a row has found no record of a deletion, and is about to be inserted."""
    waiting: list[tuple[str, tuple[str, ...]]] = []

    async def look_then_wait(*looked_for: Any) -> set[str]:
        found = await deleted_ids.deleted_among(*looked_for)
        if waiting:
            completion_id, order = waiting.pop()
            for step in order:
                await act(elsewhere, completion_id, step)
        return found

    monkeypatch.setattr(deletions, "deleted_among", look_then_wait)
    records = database.collection(DeletedCompletionDocument)
    for order in _MEANWHILE[:: 1 if IS_NIGHT else 5]:
        completion_id = str(uuid4())
        waiting.append((completion_id, order))

        await act(api, completion_id, late)

        assert not waiting
        record = await records.find_one({"_id": f"{api.organization_id}/{completion_id}"})
        assert await is_there(api, completion_id) == (record is None), order


async def test_rows_and_deletions_race_between_two_gateways(api: Api, elsewhere: Api) -> None:
    ids = [str(uuid4()) for _ in range(40)]
    deleted: set[str] = set()

    async def remove(one: str) -> None:
        for _ in range(4):
            if await delete(api, one):
                deleted.add(one)

    async def log(gateway: Api, one: str) -> None:
        for step in ("create", "update", "update"):
            await act(gateway, one, step)

    # Few at once, since they share one loop: of 120 requests each would wait for all the others, by
    # the clock of the database's time limit.
    for some in (ids[n : n + 5] for n in range(0, len(ids), 5)):
        await asyncio.gather(
            *(do for one in some for do in (log(api, one), log(elsewhere, one), remove(one)))
        )

    assert deleted
    assert [one for one in sorted(deleted) if await is_there(api, one)] == []
