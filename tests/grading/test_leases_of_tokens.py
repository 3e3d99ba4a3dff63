"""Leases whose page or token has ended, and what graders are called who claim no name."""

from typing import Any

import pytest

from models import QueueItemDocument, TokenDocument
from services.grading import leases as service
from services.grading.revoking import revoke_token
from services.storage.database import database
from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands, stages
from tests.conftest import NewApi
from tests.grading.test_assigning import RENEW, build
from tests.grading.test_shared_grading import grade
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import create_task

ASSIGN = """mutation ($input: AssignNextInput!) {
  assignNext(input: $input) { leases { id completionId expiresAt } }
}"""
MINE = """query ($ids: [ID!]!) {
  feedbackTasks(filter: {id: {in: $ids}}, orderBy: [{field: CREATED_AT, direction: ASC}]) {
    nodes { viewerLeases { id completionId expiresAt } }
  }
}"""
REVOKE = "mutation ($id: ID!) { revokeToken(input: {id: $id}) { token { revokedAt } } }"
GRADERS = """query ($id: ID!) {
  feedbackTask(id: $id) { progress { waiting leased graders { grader tokenName leasedUntil } } }
  feedbackAgreement(taskId: $id) { graders { key name } }
}"""
PROD: dict[str, Any] = {"tags": ["prod"]}


@pytest.fixture
async def graders(new_api: NewApi, api: Api) -> list[Api]:
    """Two who share the tasks of an organization."""
    return [await new_api(Role.GRADER, api.organization_id) for _ in range(2)]


async def token_id(api: Api) -> str:
    id_: str = (await api.query("{ viewer { tokenId } }"))["viewer"]["tokenId"]
    return id_


async def take(api: Api, task: dict[str, Any], count: int, **claimed: Any) -> list[dict[str, Any]]:
    given = {"taskId": task["id"], "count": count, **claimed}
    leases: list[dict[str, Any]] = (await api.query(ASSIGN, input=given))["assignNext"]["leases"]
    return leases


async def mine(api: Api, *tasks: dict[str, Any]) -> list[list[dict[str, Any]]]:
    found = await api.query(MINE, ids=[task["id"] for task in tasks])
    return [node["viewerLeases"] for node in found["feedbackTasks"]["nodes"]]


async def test_a_token_that_is_revoked_gives_back_all_it_holds_and_nothing_of_others(
    api: Api, graders: list[Api]
) -> None:
    await create_all(api, *(PROD for _ in range(3)))
    tasks = [await create_task(api), await create_task(api)]
    one, other = graders
    for task in tasks:
        await take(one, task, 2)
    [of_other] = await take(other, tasks[0], 5)

    await api.query(REVOKE, id=await token_id(one))

    assert await mine(other, *tasks) == [[of_other], []]
    # At once, and not in ten minutes.
    assert len(await take(other, tasks[0], 5)) == 2
    assert len(await take(other, tasks[1], 5)) == 3


async def test_what_is_in_another_organization_is_neither_shown_nor_given_back(
    api: Api, graders: list[Api], new_api: NewApi
) -> None:
    await create_all(api, PROD)
    task = await create_task(api)
    [own] = await take(graders[0], task, 1)
    id_ = await token_id(graders[0])
    stranger = await new_api()
    items = database.collection(QueueItemDocument)
    # All but the organization is the same: the token, the task and the lease.
    row = await items.find_one({"organization_id": api.organization_id, "leases.token_id": id_})
    assert row is not None
    theirs = {
        **row,
        "_id": row["_id"].replace(api.organization_id, stranger.organization_id),
        "organization_id": stranger.organization_id,
    }
    await items.insert_one(theirs)

    held = await service.leases_of_token(api.organization_id, id_, [row["task_id"]])
    released = await service.release_leases_of_token(api.organization_id, id_)

    assert [lease["id"] for lease in held[row["task_id"]]] == [own["id"]]
    assert released == 1
    assert await items.find_one({"_id": theirs["_id"]}) == theirs
    assert await service.release_leases_of_token(stranger.organization_id, id_) == 1


async def test_of_more_leases_than_are_shown_those_that_end_first_are(
    api: Api, graders: list[Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MAX_LEASES", 2)
    a, b, c = await create_all(api, PROD, PROD, PROD)
    tasks = [await create_task(api, gradesPerCompletion=2) for _ in range(2)]
    for task in tasks:
        await build(api, task)
    one, other = graders
    # By the index `a` is the first: of what somebody else holds of it.
    await take(other, tasks[0], 1, completionIds=[a], leaseSeconds=60)
    for completion_id, seconds in ((a, 900), (c, 400), (b, 300)):
        await take(one, tasks[0], 1, completionIds=[completion_id], leaseSeconds=seconds)
    [beside] = await take(one, tasks[1], 1, completionIds=[a], leaseSeconds=3000)

    shown, of_the_other_task = await mine(one, *tasks)

    assert [lease["completionId"] for lease in shown] == [b, c]
    assert of_the_other_task == [beside]


async def test_what_a_token_holds_is_found_and_given_back_by_an_index(
    api: Api, graders: list[Api], commands: Commands
) -> None:
    await create_all(api, *(PROD for _ in range(20)))
    task, empty = await create_task(api), await create_task(api)
    await take(graders[0], task, 2)
    await take(graders[1], task, 1)
    id_ = await token_id(graders[0])
    commands.sent.clear()
    await mine(graders[0], task, empty)
    await revoke_token(api.organization_id, id_)
    queries = [one for one in commands.queries if "queue_items" in one.values()]

    assert [next(iter(one)) for one in queries] == ["aggregate", "update"]
    for query in queries:
        explained = await database.client["tests"].command(
            {"explain": query, "verbosity": "executionStats"}
        )
        assert "COLLSCAN" not in set(stages(explained)), query
        # What is held, and a step aside for each task: not what waits.
        assert max(_numbers(explained, "totalKeysExamined")) <= 6, query


def _numbers(of: object, name: str) -> list[int]:
    if isinstance(of, list):
        return [number for one in of for number in _numbers(one, name)]
    if not isinstance(of, dict):
        return []
    own = [of[name]] if name in of else []
    return own + [number for one in of.values() for number in _numbers(one, name)]


async def test_a_page_that_lost_its_leases_goes_on_with_them(api: Api, graders: list[Api]) -> None:
    await create_all(api, *(PROD for _ in range(3)))
    task, empty = await create_task(api), await create_task(api)
    one, other = graders
    # Whichever grader it claims to be: the token alone renews them.
    leases = [
        *await take(one, task, 1),
        *await take(one, task, 1, grader={"kind": "HUMAN", "id": "ann"}),
    ]

    held, none = await mine(one, task, empty)

    assert held == leases
    assert none == []
    assert await mine(other, task) == [[]]
    renewed = await one.query(RENEW, ids=[lease["id"] for lease in held], seconds=600)
    assert renewed["renewLease"]["lostIds"] == []


async def test_graders_who_claim_no_name_are_called_as_their_tokens(
    api: Api, graders: list[Api]
) -> None:
    [completion_id, _] = await create_all(api, PROD, PROD)
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    one, other = graders
    [lease] = await take(one, task, 1)
    await grade(one, task, None, 3, completion_id)
    await grade(other, task, None, 3, completion_id)
    await grade(api, task, "ann", 3, completion_id)
    keys = [f"token:{await token_id(each)}" for each in graders]
    # It is gone for good, as one that expired long ago.
    await database.collection(TokenDocument).delete_one({"_id": keys[1].removeprefix("token:")})

    found = await api.query(GRADERS, id=task["id"])

    told = {each["grader"]: each for each in found["feedbackTask"]["progress"]["graders"]}
    assert told[keys[0]] == {
        "grader": keys[0],
        "tokenName": "test",
        "leasedUntil": lease["expiresAt"],
    }
    assert told[keys[1]] == {"grader": keys[1], "tokenName": None, "leasedUntil": None}
    assert told["ann"] == {"grader": "ann", "tokenName": None, "leasedUntil": None}
    names = {each["key"]: each["name"] for each in found["feedbackAgreement"]["graders"]}
    assert names == {keys[0]: "test", keys[1]: None, "ann": None}
