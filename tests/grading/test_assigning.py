"""`assignNext` and what follows of it, over GraphQL."""

import asyncio
from typing import Any

import pytest

from models import QueueItemDocument
from services.grading import lines, taking
from services.jobs import queue_builds
from services.runtime import part
from services.storage.database import database
from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands, stages
from tests.conftest import NewApi
from tests.grading.test_grades import upload
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import create_task

ASSIGN = """mutation ($input: AssignNextInput!) {
  assignNext(input: $input) {
    leases { id taskId completionId expiresAt completion { id tags } }
  }
}"""
RENEW = """mutation ($ids: [ID!]!, $seconds: Int!) {
  renewLease(input: {leaseIds: $ids, leaseSeconds: $seconds}) {
    leases { id completionId expiresAt } lostIds
  }
}"""
RELEASE = "mutation ($ids: [ID!]!) { releaseLease(input: {leaseIds: $ids}) { count } }"
SKIP = """mutation ($id: ID!, $reason: String! = "") {
  skip(input: {leaseId: $id, reason: $reason}) { skippedLeaseId }
}"""
ARCHIVE = """
mutation ($id: ID!) { archiveFeedbackTask(input: {id: $id}) { feedbackTask { id } } }
"""
PROGRESS = """query ($id: ID!) { feedbackTask(id: $id) { progress {
  left waiting waitingIsExact leased graded skipped oldestAt lastHour lastDay isBuilding
  graders { grader leased graded skipped lastHour lastDay }
} } }"""


async def assign(api: Api, task: dict[str, Any], grader: str, **fields: Any) -> list[Any]:
    given = {"taskId": task["id"], "grader": {"id": grader, "kind": "HUMAN"}, **fields}
    leases: list[Any] = (await api.query(ASSIGN, input=given))["assignNext"]["leases"]
    return leases


def of(leases: list[Any]) -> list[str]:
    return [lease["completionId"] for lease in leases]


async def build(api: Api, task: dict[str, Any]) -> None:
    """Make all items of a task's queue, as a gateway does within some seconds."""
    at: Any = queue_builds.beginning(task["id"])
    while at is not None:
        at = (await queue_builds.step(api.organization_id, at)).checkpoint


async def progress(api: Api, task: dict[str, Any]) -> dict[str, Any]:
    data = await api.query(PROGRESS, id=task["id"])
    counted: dict[str, Any] = data["feedbackTask"]["progress"]
    return counted


async def end_leases(api: Api, *completion_ids: str) -> None:
    """Let the leases of completions end now, as their time does."""
    await database.collection(QueueItemDocument).update_many(
        {"organization_id": api.organization_id, "completion_id": {"$in": list(completion_ids)}},
        [
            {
                "$set": {
                    "leases": {
                        "$map": {
                            "input": "$leases",
                            "in": {"$mergeObjects": ["$$this", {"until": "$$NOW"}]},
                        }
                    }
                }
            }
        ],
    )


@pytest.fixture
async def ids(api: Api) -> list[str]:
    """Five completions that tasks select, oldest first, and one that they do not."""
    created = await create_all(api, *({"tags": ["prod", str(n)]} for n in range(5)), {"tags": []})
    return created[:5]


@pytest.fixture
async def task(api: Api) -> dict[str, Any]:
    return await create_task(api)


@pytest.mark.parametrize("name", ["$foo", "$$x", "$leases"])
async def test_ids_that_read_like_expressions_are_handed_out_once(api: Api, name: str) -> None:
    ids = await create_all(api, *({"id": f"{name}{n}", "tags": [name]} for n in range(4)))
    task = await create_task(api, completionTagsSelector=[name])
    [taken] = await assign(api, task, name)
    [skipped, left, given] = await assign(api, task, f"{name}{name}", count=3)
    assert sorted(of([taken, skipped, left, given])) == sorted(ids)

    renewed = await api.query(RENEW, ids=[taken["id"], left["id"]], seconds=60)
    assert renewed["renewLease"]["lostIds"] == []
    await api.query(SKIP, id=skipped["id"], reason=name)
    await upload(api, task, given["completionId"], grader={"id": f"{name}{name}", "kind": "HUMAN"})
    await api.query(RELEASE, ids=[left["id"]])

    again = await assign(api, task, f"{name}{name}", count=4)
    others = await assign(api, task, "$other", count=4)
    counted = {one["grader"]: one for one in (await progress(api, task))["graders"]}
    own = counted[f"{name}{name}"]
    assert of(again) == of([left])
    assert of(others) == of([skipped])
    assert (own["leased"], own["graded"], own["skipped"]) == (1, 1, 1)


async def test_each_grader_is_handed_what_nobody_else_has(
    api: Api, ids: list[str], task: dict[str, Any]
) -> None:
    first = await assign(api, task, "ann", count=2)
    second = await assign(api, task, "bob", count=2)
    rest = await assign(api, task, "ann", count=2)
    none = await assign(api, task, "eve", count=2)

    assert [of(first), of(second), of(rest), of(none)] == [ids[:2:-1], ids[2:0:-1], ids[:1], []]
    [lease, _] = first
    assert lease["taskId"] == task["id"]
    assert lease["completion"] == {"id": ids[4], "tags": ["prod", "4"]}


async def test_the_oldest_first_and_any(api: Api, ids: list[str], task: dict[str, Any]) -> None:
    assert of(await assign(api, task, "ann", count=2, order="OLDEST")) == ids[:2]
    shuffled = of(await assign(api, task, "bob", count=100, order="RANDOM"))
    assert sorted(shuffled) == sorted(ids[2:])


async def test_any_order_is_another_each_time_and_leaves_nothing_out(
    api: Api, task: dict[str, Any]
) -> None:
    created = await create_all(api, *({"tags": ["prod"]} for _ in range(30)))
    beginnings = set()
    for n in range(6):
        leases = await assign(api, task, f"grader-{n}", count=3, order="RANDOM")
        beginnings.add(frozenset(of(leases)))
        await api.query(RELEASE, ids=[lease["id"] for lease in leases])

    all_of_them = of(await assign(api, task, "ann", count=100, order="RANDOM"))

    assert len(beginnings) > 1
    assert sorted(all_of_them) == sorted(created)


async def test_a_lease_that_ends_by_itself_lets_the_completion_go_to_another(
    api: Api, ids: list[str], task: dict[str, Any]
) -> None:
    [lease] = await assign(api, task, "ann")
    await end_leases(api, ids[4])

    renewed = (await api.query(RENEW, ids=[lease["id"]], seconds=60))["renewLease"]
    other = of(await assign(api, task, "bob"))

    assert renewed == {"leases": [], "lostIds": [lease["id"]]}
    assert other == [ids[4]]
    assert await api.error_code(SKIP, id=lease["id"]) == "CONFLICT"
    assert (await api.query(RELEASE, ids=[lease["id"]]))["releaseLease"]["count"] == 0


async def test_a_lease_is_renewed_from_now_on(
    api: Api, ids: list[str], task: dict[str, Any]
) -> None:
    leases = await assign(api, task, "ann", count=2, leaseSeconds=60)
    lease_ids = [lease["id"] for lease in leases]

    data = await api.query(RENEW, ids=[*reversed(lease_ids), "a/b/c", ""], seconds=3600)

    renewed = data["renewLease"]
    assert [one["id"] for one in renewed["leases"]] == lease_ids[::-1]
    assert renewed["lostIds"] == ["a/b/c", ""]
    for one, before in zip(renewed["leases"][::-1], leases, strict=True):
        assert one["expiresAt"] > before["expiresAt"]


async def test_what_is_released_is_free_at_once(
    api: Api, ids: list[str], task: dict[str, Any]
) -> None:
    leases = await assign(api, task, "ann", count=5)
    data = await api.query(RELEASE, ids=[lease["id"] for lease in leases[:3]])

    assert data["releaseLease"]["count"] == 3
    assert of(await assign(api, task, "bob", count=5)) == ids[:1:-1]


async def test_what_a_grader_skips_goes_to_others_and_not_to_them_again(
    api: Api, ids: list[str], task: dict[str, Any]
) -> None:
    [lease] = await assign(api, task, "ann")
    data = await api.query(SKIP, id=lease["id"], reason="$not in a language that I read")

    assert data["skip"]["skippedLeaseId"] == lease["id"]
    assert of(await assign(api, task, "ann")) == [ids[3]]
    assert of(await assign(api, task, "bob")) == [ids[4]]
    stored = await database.collection(QueueItemDocument).find_one({"completion_id": ids[4]})
    assert stored is not None
    [skipped] = stored["skipped"]
    assert (skipped["grader"], skipped["reason"]) == ("ann", "$not in a language that I read")


async def test_several_graders_are_handed_the_same_where_a_task_wants_several(
    api: Api, ids: list[str]
) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)

    handed = [of(await assign(api, task, grader, count=5)) for grader in ("ann", "bob", "eve")]

    assert handed == [ids[::-1], ids[::-1], []]


async def test_the_token_is_the_grader_where_none_is_claimed(
    api: Api, new_api: NewApi, ids: list[str], task: dict[str, Any]
) -> None:
    other = await new_api(Role.GRADER, api.organization_id)
    given = {"taskId": task["id"]}
    [lease] = (await api.query(ASSIGN, input=given))["assignNext"]["leases"]
    [others] = (await other.query(ASSIGN, input=given))["assignNext"]["leases"]

    assert lease["completionId"] != others["completionId"]
    counted = await progress(api, task)
    assert [one["grader"][:6] for one in counted["graders"]] == ["token:", "token:"]


async def test_a_lease_is_its_own_tokens_alone(
    api: Api, new_api: NewApi, ids: list[str], task: dict[str, Any]
) -> None:
    other = await new_api(Role.GRADER, api.organization_id)
    [lease] = await assign(api, task, "ann")

    renewed = (await other.query(RENEW, ids=[lease["id"]], seconds=60))["renewLease"]
    released = (await other.query(RELEASE, ids=[lease["id"]]))["releaseLease"]

    assert (renewed["leases"], released["count"]) == ([], 0)
    assert await other.error_code(SKIP, id=lease["id"]) == "CONFLICT"
    assert len((await api.query(RENEW, ids=[lease["id"]], seconds=60))["renewLease"]["leases"]) == 1


async def test_of_what_was_handed_out_together_one_lease_is_ended_without_the_others(
    api: Api,
) -> None:
    """One token may ask for many graders, whose leases it ends and renews in one call."""
    ids = await create_all(api, *({"tags": ["prod"]} for _ in range(2)))
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    of_ann = {one["completionId"]: one["id"] for one in await assign(api, task, "ann", count=2)}
    of_bob = {one["completionId"]: one["id"] for one in await assign(api, task, "bob", count=2)}
    renewed, alone = [of_ann[ids[0]], of_bob[ids[1]]], [of_ann[ids[1]], of_bob[ids[0]]]
    before = await _ends(api)

    await api.query(RENEW, ids=renewed, seconds=5000)
    after = await _ends(api)
    released = (await api.query(RELEASE, ids=renewed))["releaseLease"]["count"]

    assert {one for one in before if after[one] != before[one]} == set(renewed)
    assert released == 2
    assert set(await _ends(api)) == set(alone)
    assert of(await assign(api, task, "eve", count=2)) == ids[::-1]
    assert await assign(api, task, "joe", count=2) == []


async def _ends(api: Api) -> dict[str, Any]:
    """Return when each lease ends."""
    rows = database.collection(QueueItemDocument).find({"organization_id": api.organization_id})
    return {
        f"{row['task_id']}/{row['completion_id']}/{lease['id']}": lease["until"]
        async for row in rows
        for lease in row["leases"]
    }


async def test_what_is_deleted_is_not_handed_out(
    api: Api, ids: list[str], task: dict[str, Any]
) -> None:
    await assign(api, task, "nobody", count=1)
    await api.query(
        "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }", ids=ids[2:4]
    )

    assert of(await assign(api, task, "ann", count=5)) == [ids[1], ids[0]]


async def test_what_was_lost_to_others_is_made_up_for_with_what_comes_next(
    api: Api, ids: list[str], task: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    await assign(api, task, "ann", count=1)
    take = taking.Taker._take
    lost: list[Any] = []

    async def taken_by_another_gateway_first(self: Any, shares: Any) -> None:
        if not lost:
            lost.append("begun")
            part(lines.Lines).clear()  # so that this process is as another
            lost[:] = of(await assign(api, task, "quick", count=2))
        await take(self, shares)

    monkeypatch.setattr(taking.Taker, "_take", taken_by_another_gateway_first)
    monkeypatch.setattr(taking, "_SPARE", 0)

    slow = of(await assign(api, task, "slow", count=2))

    assert lost == [ids[3], ids[2]]
    assert slow == [ids[1], ids[0]]


WANT = """mutation ($id: ID!, $grades: Int!) {
  updateFeedbackTask(input: {id: $id, gradesPerCompletion: $grades}) {
    feedbackTask { version gradesPerCompletion history { totalCount } }
  }
}"""


async def test_how_many_grades_a_task_wants_may_change(
    api: Api, ids: list[str], task: dict[str, Any]
) -> None:
    query = "query ($id: ID!) { feedbackTask(id: $id) { gradesPerCompletion version } }"
    seen = [(await api.query(query, id=task["id"]))["feedbackTask"]]
    for grades in (3, 3, 1):
        changed = await api.query(WANT, id=task["id"], grades=grades)
        del changed["updateFeedbackTask"]["feedbackTask"]["history"]
        seen.append(changed["updateFeedbackTask"]["feedbackTask"])
        await build(api, task)
        item = await database.collection(QueueItemDocument).find_one({"task_id": task["id"]})
        assert item is not None
        assert item["wanted"] == grades

    assert seen == [
        {"gradesPerCompletion": 1, "version": 1},
        {"gradesPerCompletion": 3, "version": 2},
        {"gradesPerCompletion": 3, "version": 2},
        {"gradesPerCompletion": 1, "version": 3},
    ]
    for grades in (0, -1, 51):
        assert await api.error_code(WANT, id=task["id"], grades=grades) == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"count": 0}, "BAD_USER_INPUT"),
        ({"count": 101}, "BAD_USER_INPUT"),
        ({"leaseSeconds": 0}, "BAD_USER_INPUT"),
        ({"leaseSeconds": 86_401}, "BAD_USER_INPUT"),
        ({"taskId": "none"}, "NOT_FOUND"),
    ],
)
async def test_what_cannot_be_is_refused(
    api: Api, task: dict[str, Any], fields: dict[str, Any], code: str
) -> None:
    assert await api.error_code(ASSIGN, input={"taskId": task["id"], **fields}) == code


@pytest.mark.parametrize("ids", [[], ["a"] * 101])
async def test_no_lease_and_too_many_are_refused(api: Api, ids: list[str]) -> None:
    assert await api.error_code(RENEW, ids=ids, seconds=60) == "BAD_USER_INPUT"
    assert await api.error_code(RELEASE, ids=ids) == "BAD_USER_INPUT"


@pytest.mark.parametrize("lease_id", ["", "/", "a/b", "a/b/c/d", "é", "\u0000"])
async def test_what_is_no_lease_has_ended(api: Api, lease_id: str) -> None:
    assert await api.error_code(SKIP, id=lease_id) == "CONFLICT"
    assert await api.error_code(SKIP, id=lease_id, reason="x" * 1001) == "BAD_USER_INPUT"


async def test_progress_of_a_queue_that_is_not_shared(
    api: Api, ids: list[str], task: dict[str, Any]
) -> None:
    await upload(api, task, ids[0])
    counted = await progress(api, task)

    assert (counted["waiting"], counted["waitingIsExact"], counted["graded"]) == (4, True, 1)
    assert counted["left"] == 4
    assert (counted["lastHour"], counted["leased"], counted["skipped"]) == (1, 0, 0)


@pytest.mark.parametrize("is_shared", [True, False])
async def test_of_an_archived_task_nothing_waits(
    api: Api, ids: list[str], task: dict[str, Any], *, is_shared: bool
) -> None:
    await upload(api, task, ids[0])
    if is_shared:
        await assign(api, task, "ann")
        await build(api, task)
    await api.query(ARCHIVE, id=task["id"])
    counted = await progress(api, task)

    assert (counted["left"], counted["waiting"], counted["graded"]) == (0, 0, 1)
    assert counted["oldestAt"] is None


async def test_progress_tells_who_holds_and_skips(
    api: Api, ids: list[str], task: dict[str, Any]
) -> None:
    leases = await assign(api, task, "ann", count=2)
    await assign(api, task, "bob", count=1)
    await api.query(SKIP, id=leases[0]["id"])
    await end_leases(api, ids[2])

    counted = await progress(api, task)

    data = await api.query("query ($id: ID!) { completion(id: $id) { createdAt } }", id=ids[0])
    assert counted.pop("oldestAt") == data["completion"]["createdAt"]
    nothing = {"leased": 0, "graded": 0, "skipped": 0, "lastHour": 0, "lastDay": 0}
    # One of the five has been graded by nobody, and is skipped; all of them are left.
    assert counted == {
        "left": 5,
        "waiting": 4,
        "waitingIsExact": True,
        "leased": 1,
        "graded": 0,
        "skipped": 1,
        "lastHour": 0,
        "lastDay": 0,
        "isBuilding": True,
        "graders": [{**nothing, "grader": "ann", "leased": 1, "skipped": 1}],
    }


async def test_what_waits_for_a_second_grader_while_it_is_held_is_left_once(
    api: Api, ids: list[str]
) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    await upload(api, task, ids[0], grader={"id": "ann", "kind": "HUMAN"})
    await upload(api, task, ids[0], grader={"id": "bob", "kind": "HUMAN"})
    await assign(api, task, "ann", count=3)
    await assign(api, task, "bob", count=1)

    counted = await progress(api, task)

    assert (counted["left"], counted["graded"]) == (4, 1)
    # Three are held, one of them twice: it is free for nobody else.
    assert (counted["waiting"], counted["leased"]) == (3, 3)


@pytest.mark.parametrize(("given", "size"), [({"count": 20}, 20), ({}, 1)])
async def test_it_costs_as_much_as_is_asked_for(
    api: Api, task: dict[str, Any], given: dict[str, int], size: int
) -> None:
    body = await api.execute(ASSIGN, input={"taskId": task["id"], **given})

    assert body["extensions"]["cost"]["requested"] == 1 + size * 2


async def test_all_of_it_is_served_by_indexes(
    api: Api, ids: list[str], task: dict[str, Any], commands: Commands
) -> None:
    await assign(api, task, "ann")
    commands.sent.clear()
    for order in ("NEWEST", "OLDEST", "RANDOM", "DISAGREED"):
        leases = await assign(api, task, "bob", count=1, order=order)
        for lease in leases:
            await api.query(RENEW, ids=[lease["id"]], seconds=60)
            await api.query(SKIP, id=lease["id"])
            await api.query(RELEASE, ids=[lease["id"]])
    await progress(api, task)
    queries = [
        one
        for one in commands.queries
        if "queue_items" in one.values() or "feedback" in one.values()
    ]

    assert len(queries) > 15
    for query in queries:
        explained = await database.client["tests"].command(
            {"explain": query, "verbosity": "queryPlanner"}
        )
        used = set(stages(explained))
        assert "COLLSCAN" not in used, query
        assert "SORT" not in used, query


async def test_of_many_who_ask_first_one_makes_the_items(
    api: Api, ids: list[str], task: dict[str, Any], commands: Commands
) -> None:
    handed = await asyncio.gather(*(assign(api, task, f"grader-{n}") for n in range(5)))

    assert sorted(of([lease for leases in handed for lease in leases])) == sorted(ids)
    made = [one for one in commands.sent if one.get("update") == "feedback_tasks"]
    assert len(made) == 1
