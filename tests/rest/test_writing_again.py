"""What is stored is what is answered: sessions, repeated creates, and the responses of updates."""

from hashlib import blake2b
from typing import Any
from uuid import uuid4

import bson
import pytest

from models import CompletionDocument
from services.completions import commits as completion_writes
from services.errors import Unavailable
from services.sessions import store_sessions
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands
from tests.rest import recorded

DELETE = "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }"
CREATE_ALL = """
mutation ($inputs: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $inputs, atomic: true}) { results { completion { id } } }
}
"""
CREATE = (
    "mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) { completion "
    "{ id } } }"
)
UPDATE = """
mutation ($input: UpdateCompletionInput!) {
  updateCompletion(input: $input) { completion { sessionId session { id } } }
}
"""
SESSIONS = "{ sessions { nodes { id } } }"
PATH = "/api/v1/completions"


async def sessions(api: Api) -> set[str]:
    return {row["id"] for row in (await api.query(SESSIONS))["sessions"]["nodes"]}


async def test_every_way_to_name_a_session_brings_it_into_being(api: Api) -> None:
    mine = await api.create_completion(id="mine", session_id="rest create")
    await api.http.post(f"{PATH}/{mine}", json={"session_id": "rest update"})
    await api.http.post(f"/api/completions/{mine}", json={"session_id": "old update"})
    await api.http.post("/api/completions", json={"session_id": "old create"})
    await api.query(CREATE, input={"sessionId": "create"})
    await api.query(CREATE_ALL, inputs=[{"sessionId": "batch"}])
    data = await api.query(UPDATE, input={"id": mine, "sessionId": "update"})

    assert data["updateCompletion"]["completion"] == {
        "sessionId": "update",
        "session": {"id": "update"},
    }
    assert await sessions(api) == {
        *("rest create", "rest update", "old update", "old create", "create", "batch", "update")
    }


async def test_what_is_rejected_or_dropped_leaves_no_session(api: Api) -> None:
    await api.create_completion(id="there", kind="chat")
    await api.create_completion(id="gone")
    await api.query(DELETE, ids=["gone"])

    responses = [
        await api.http.post(PATH, json={"id": "there", "kind": "prompt", "session_id": "1"}),
        await api.http.post(PATH, json={"id": "gone", "session_id": "2"}),
        await api.http.post(f"{PATH}/gone", json={"session_id": "3"}),
        await api.http.post("/api/completions/gone", json={"session_id": "4"}),
    ]
    assert [response.status_code for response in responses] == [409, 200, 200, 200]
    batch = [{"sessionId": "5"}, {"id": "there", "kind": "PROMPT", "sessionId": "6"}]
    assert await api.error_code(CREATE_ALL, inputs=batch) == "CONFLICT"
    assert await api.error_code(CREATE_ALL, inputs=[{"id": "gone", "sessionId": "7"}]) == "CONFLICT"
    assert await api.error_code(UPDATE, input={"id": "none", "sessionId": "8"}) == "NOT_FOUND"

    assert await sessions(api) == set()


async def test_a_late_row_that_loses_its_session_makes_none(api: Api) -> None:
    await api.create_completion(id="mine", status="finished", session_id="kept")

    for path in (PATH, "/api/completions"):
        await api.http.post(f"{path}/mine", json={"status": "started", "session_id": "lost"})
    late = {"id": "mine", "status": "STARTED", "sessionId": "lost"}
    data = await api.query(UPDATE, input=late)

    assert data["updateCompletion"]["completion"]["sessionId"] == "kept"
    assert await sessions(api) == {"kept"}


@pytest.mark.parametrize("is_batch", [False, True])
async def test_the_retry_of_a_create_whose_session_was_not_made_makes_it(
    api: Api, monkeypatch: pytest.MonkeyPatch, is_batch: bool
) -> None:
    async def fail(*_: object) -> None:
        raise Unavailable("the gateway is about to die")

    async def create() -> int:
        if is_batch:
            response = await api.execute(CREATE_ALL, inputs=[{"id": "mine", "sessionId": "s"}])
            return 503 if "errors" in response else 200
        return (await api.http.post(PATH, json={"id": "mine", "session_id": "s"})).status_code

    monkeypatch.setattr(completion_writes, "store_sessions", fail)
    assert await create() == 503
    assert await sessions(api) == set()

    monkeypatch.setattr(completion_writes, "store_sessions", store_sessions)
    assert await create() == 200
    assert await sessions(api) == {"s"}


async def test_a_known_session_costs_no_command(api: Api, commands: Commands) -> None:
    await api.create_completion(session_id="hot")
    completion_id = await api.create_completion()
    commands.sent.clear()

    await api.create_completion(session_id="hot")
    await api.http.post(f"/api/completions/{completion_id}", json={"session_id": "hot"})

    assert commands.names == ["insert", "update"]


FIRST = {
    "kind": "chat",
    "tags": ["a", "b"],
    "duration": 1,
    "request": {"model": "m", "options": {"a": 1, "b": [{"c": 2, "d": 2.5}], "big": 1e22}},
    "extra": {"x": 0, "y": 'a string with ":1.0,"'},
}
AGAIN = {
    "session_id": None,
    "extra": {"y": 'a string with ":1.0,"', "x": -0.0},
    "request": {"options": {"big": 1e22, "b": [{"d": 2.5, "c": 2.0}], "a": 1.0}, "model": "m"},
    "duration": 1.0,
    "tags": ["b", "a", "b"],
    "kind": "chat",
}


async def test_a_create_is_repeated_by_what_it_says_and_not_by_its_bytes(api: Api) -> None:
    sent = [
        await api.http.post(PATH, json={"id": "mine", **FIRST}),
        await api.http.post(PATH, json={**AGAIN, "id": "mine"}),
        await api.http.post("/api/completions", json={**AGAIN, "id": "mine", "duration": 1000}),
    ]
    assert [response.status_code for response in sent] == [200, 200, 200]
    over_graphql = {**AGAIN, "id": "mine", "kind": "CHAT"}
    del over_graphql["session_id"]
    await api.query(CREATE, input=over_graphql)
    await api.query(CREATE_ALL, inputs=[over_graphql])

    stored = await database.collection(CompletionDocument).find_one(
        {"_id": f"{api.organization_id}/mine"}
    )
    assert stored is not None
    assert (stored["revision"], stored["request"]) == (1, FIRST["request"])


@pytest.mark.parametrize(
    "change",
    [
        {"duration": 1.5},
        {"tags": ["a"]},
        {"request": {"model": "m"}},
        {"request": {**FIRST["request"], "more": None}},  # type: ignore[dict-item]  # it is a dict
        {"extra": {"x": "0", "y": 'a string with ":1.0,"'}},
        {"extra": {"x": False, "y": 'a string with ":1.0,"'}},
        {"extra": {"x": 0, "y": 'a string with ":1,"'}},
    ],
)
async def test_other_content_is_a_conflict(api: Api, change: dict[str, Any]) -> None:
    await api.create_completion(id="mine", **FIRST)

    response = await api.http.post(PATH, json={"id": "mine", **FIRST, **change})

    assert response.status_code == 409


@pytest.mark.parametrize("is_batch", [False, True])
async def test_a_create_that_the_version_before_has_stored_is_repeated(
    api: Api, is_batch: bool
) -> None:
    await api.create_completion(id="mine", kind="chat", duration=1.0)
    old = blake2b(bson.encode({"kind": "chat", "duration": 1.0}), digest_size=16).digest()
    await database.collection(CompletionDocument).update_one(
        {"_id": f"{api.organization_id}/mine"}, {"$set": {"create_digest": old}}
    )

    for kind, code in (("CHAT", None), ("PROMPT", "CONFLICT")):
        content = {"id": "mine", "kind": kind, "duration": 1.0}
        response = await (
            api.execute(CREATE_ALL, inputs=[content])
            if is_batch
            else api.execute(CREATE, input=content)
        )
        assert [error["extensions"]["code"] for error in response.get("errors", ())] == (
            [code] if code else []
        )


async def test_no_tags_and_an_empty_list_of_them_are_the_same(api: Api) -> None:
    await api.create_completion(id="mine", tags=[])

    assert await api.create_completion(id="mine") == "mine"


@pytest.mark.parametrize("padding", ["", "x" * 100_000])
async def test_an_update_is_answered_with_the_payload_as_stored(api: Api, padding: str) -> None:
    request = {**recorded.REQUEST, "user": f"me{padding}"}
    completion_id = await api.create_completion(kind="chat", request=request)

    done = {"status": "finished", "response": recorded.RESPONSE, "duration": 2}
    finished = (await api.http.post(f"{PATH}/{completion_id}", json=done)).json()
    plain = (await api.http.post(f"{PATH}/{completion_id}", json={"tags": ["a"]})).json()

    for response in (finished, plain):
        assert response["request"]["user"] == request["user"]
        assert response["response"]["id"] == recorded.RESPONSE["id"]
        assert response["duration"] == 2


async def test_an_update_that_lost_to_a_correction_is_answered_with_the_correction(
    api: Api,
) -> None:
    completion_id = await api.create_completion(kind="chat", status="started")
    corrected = {"request": {**recorded.REQUEST, "user": "corrected"}}
    await api.http.post(f"{PATH}/{completion_id}", json=corrected)

    late = {"status": "finished", "request": {**recorded.REQUEST, "user": "late"}}
    response = (await api.http.post(f"{PATH}/{completion_id}", json=late)).json()

    assert (response["status"], response["request"]["user"]) == ("finished", "corrected")


async def test_what_no_generated_sdk_decodes_is_left_out_of_an_updates_answer(api: Api) -> None:
    completion_id = await api.create_completion(request={"prompt": "a text completion"})

    response = (await api.http.post(f"{PATH}/{completion_id}", json={"status": "started"})).json()

    assert "request" not in response


@pytest.mark.parametrize("body", [{"response": recorded.RESPONSE}, {"status": "started"}])
async def test_an_update_reads_once(api: Api, commands: Commands, body: dict[str, Any]) -> None:
    completion_id = await api.create_completion(id=str(uuid4()), request=recorded.REQUEST)
    commands.sent.clear()

    await api.http.post(f"{PATH}/{completion_id}", json=body)

    assert commands.names == ["update", "find"]


async def test_what_is_at_hand_is_not_read_again(api: Api, commands: Commands) -> None:
    completion_id = await api.create_completion()
    body = {"request": recorded.REQUEST, "response": recorded.RESPONSE}
    commands.sent.clear()

    response = (await api.http.post(f"{PATH}/{completion_id}", json=body)).json()

    assert response["response"]["id"] == recorded.RESPONSE["id"]
    [reading] = [command for command in commands.sent if "find" in command]
    assert not reading["projection"].keys() & {"request", "response"}
