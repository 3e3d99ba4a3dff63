"""`feedbackWanted`: what waits, what comes and what comes back, over WebSocket and as events."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection

from services.grading import searching
from services.grading.taking import free_ended
from services.grading.wanted import Wanting
from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands
from tests.conftest import LiveGateway, NewApi
from tests.gateway.sockets import ask, receive, socket
from tests.gateway.test_admission import revoke
from tests.gateway.test_resuming import GARBAGE, failed, listening, present, told
from tests.grading.queues import Duty, create
from tests.grading.test_assigning import assign, build, end_leases
from tests.grading.test_guide import chapters
from tests.graphql.test_cost import assert_served_by_indexes
from tests.graphql.test_feedback import create_task

WANTED = """subscription ($task: ID!, $grader: GraderInput, $after: String) {
  feedbackWanted(taskId: $task, grader: $grader, after: $after) { cursor completionIds }
}"""
GRADE = """mutation ($task: ID!, $id: ID!, $grader: GraderInput) {
  uploadFeedback(input: {
    taskId: $task, jsonValues: {score: 1}, grader: $grader, selection: {completionIds: [$id]}
  }) { feedback { id } }
}"""
ROBOT = {"id": "robot", "kind": "MODEL"}


def wanted(gateway: LiveGateway, api: Api, task: dict[str, Any], **variables: Any) -> Any:
    """Subscribe as the robot, unless another is named."""
    given = {"task": task["id"], "grader": ROBOT, **variables}
    return listening(gateway.url, api.token, WANTED, **given)


async def ids_of(connection: ClientConnection, number: int) -> list[str]:
    """Return so many completions that are told, whatever the events."""
    ids: list[str] = []
    while len(ids) < number:
        ids += (await told(connection))["completionIds"]
    assert len(ids) == number, ids
    return ids


async def until_told(connection: ClientConnection, expected: set[str], *again: str) -> None:
    """Return when all of these have been told, and no other, but some perhaps once more."""
    ids: set[str] = set()
    while not ids >= expected:
        ids.update((await told(connection))["completionIds"])
        assert ids <= expected.union(again)


async def grade(api: Api, task: dict[str, Any], id_: str, grader: str) -> str:
    claimed = {"id": grader, "kind": "MODEL"}
    data = await api.query(GRADE, task=task["id"], id=id_, grader=claimed)
    feedback_id: str = data["uploadFeedback"]["feedback"]["id"]
    return feedback_id


async def log(api: Api, number: int) -> list[str]:
    return await create(api, *[{"tags": ["prod"]}] * number)


@pytest.fixture
async def task(api: Api) -> dict[str, Any]:
    return await create_task(api)


async def come(api: Api, task: dict[str, Any], number: int = 1) -> list[str]:
    """Log completions, and bring them into the queue."""
    ids = await log(api, number)
    await build(api, task)
    return ids


async def test_what_waits_is_told_the_oldest_first_and_then_what_comes(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any]
) -> None:
    waiting = await log(api, 3)
    await create(api, {"tags": ["of another task"]})
    async with wanted(live_gateway, api, task) as connection:
        assert (await told(connection))["completionIds"] == waiting
        coming = await come(api, task, 2)
        assert set(await ids_of(connection, 2)) == set(coming)
        later = await come(api, task)
        assert await ids_of(connection, 1) == later  # and nothing before that


async def test_what_waits_is_told_in_batches_each_of_which_may_be_gone_on_from(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any]
) -> None:
    waiting = [id_ for _ in range(3) for id_ in await log(api, 80)]
    async with wanted(live_gateway, api, task) as connection:
        events = [await told(connection) for _ in range(3)]
    assert [len(event["completionIds"]) for event in events] == [100, 100, 40]
    assert [id_ for event in events for id_ in event["completionIds"]] == waiting
    for number, event in enumerate(events):
        async with wanted(live_gateway, api, task, after=event["cursor"]) as again:
            rest = [await told(again) for _ in events[number + 1 :]]
            assert [one["completionIds"] for one in rest] == [
                one["completionIds"] for one in events[number + 1 :]
            ]


async def test_nothing_is_missed_by_who_was_cut_off(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any]
) -> None:
    """Whatever makes a completion wanted: it comes, is given back, taken back, left to its end."""
    left, released, graded, taken = await log(api, 4)
    others: dict[str, Any] = {}
    for name, id_ in (("left", left), ("released", released), ("taken", taken)):
        [others[name]] = await assign(api, task, "another", completionIds=[id_])
    feedback_id = await grade(api, task, graded, "another")
    async with wanted(live_gateway, api, task) as connection:
        [first] = await come(api, task)
        event = await told(connection)
        assert event["completionIds"] == [first]

    await api.query(
        "mutation ($id: ID!) { renewLease(input: {leaseIds: [$id], leaseSeconds: 1}) { lostIds } }",
        id=others["left"]["id"],
    )
    await api.query(
        "mutation ($id: ID!) { releaseLease(input: {leaseIds: [$id]}) { count } }",
        id=others["released"]["id"],
    )
    await api.query(
        "mutation ($id: ID!) { deleteFeedback(input: {id: $id}) { deletedId } }", id=feedback_id
    )
    [later] = await come(api, task)
    for _ in range(2):  # on whichever gateway, as often as it likes
        async with wanted(live_gateway, api, task, after=event["cursor"]) as connection:
            await until_told(connection, {left, released, graded, later}, first)


async def test_who_listens_is_told_what_comes_back(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any]
) -> None:
    one, other = await log(api, 2)
    [lease, short] = await assign(api, task, "another", count=2, order="OLDEST")
    feedback_id = await grade(api, task, one, "another")
    async with wanted(live_gateway, api, task) as connection:
        [first] = await come(api, task)
        assert await ids_of(connection, 1) == [first]  # it listens, and nothing else is wanted
        await api.query(
            "mutation ($id: ID!) { deleteFeedback(input: {id: $id}) { deletedId } }", id=feedback_id
        )
        await until_told(connection, {one}, first)
        await end_leases(api, other)
        await until_told(connection, {other}, one, first)
        assert lease["id"] != short["id"]
        await grade(api, task, one, "another")
        await api.query(
            "mutation ($id: ID!) { updateFeedbackTask(input: {id: $id, gradesPerCompletion: 2})"
            " { feedbackTask { id } } }",
            id=task["id"],
        )
        await build(api, task)
        await until_told(connection, {one}, other, first)


async def test_a_grader_is_told_of_nothing_that_it_has_graded_skipped_or_holds(
    live_gateway: LiveGateway, api: Api
) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    graded, skipped, held, open_ = await come(api, task, 4)
    await grade(api, task, graded, "robot")
    [lease] = await assign(api, task, "robot", completionIds=[skipped])
    await api.query(
        "mutation ($id: ID!) { skip(input: {leaseId: $id}) { skippedLeaseId } }", id=lease["id"]
    )
    await assign(api, task, "robot", completionIds=[held])
    async with wanted(live_gateway, api, task) as connection:
        assert await ids_of(connection, 1) == [open_]
    async with wanted(live_gateway, api, task, grader=None) as connection:
        assert await ids_of(connection, 4) == [graded, skipped, held, open_]


async def test_two_tokens_are_told_each_by_itself(
    live_gateway: LiveGateway, new_api: NewApi
) -> None:
    """Though they have sent the same: without a claimed grader each is one."""
    admin = await new_api()
    task, other = await create_task(admin), await new_api(organization_id=admin.organization_id)
    first, second = await log(admin, 2)
    data = await admin.query(GRADE, task=task["id"], id=first)
    await admin.query(
        "mutation ($id: ID!) { updateFeedbackTask(input: {id: $id, gradesPerCompletion: 2})"
        " { feedbackTask { id } } }",
        id=task["id"],
    )
    await build(admin, task)
    assert data["uploadFeedback"]["feedback"]["id"]
    async with (
        wanted(live_gateway, admin, task, grader=None) as one,
        wanted(live_gateway, other, task, grader=None) as two,
    ):
        assert await ids_of(one, 1) == [second]
        assert await ids_of(two, 2) == [first, second]


async def events(
    gateway: LiveGateway, api: Api, **sent: Any
) -> AsyncGenerator[tuple[str, Any], None]:
    """Yield the events of a stream of Server-Sent Events, with their ids."""
    headers = {"X-Log10-Token": api.token, "Accept": "text/event-stream"}
    headers |= sent.pop("headers", {})
    body = {"query": WANTED, "variables": sent}
    async with (
        httpx.AsyncClient(timeout=10) as client,
        client.stream("POST", f"{gateway.url}/graphql", json=body, headers=headers) as response,
    ):
        event_id = ""
        async for line in response.aiter_lines():
            if line.startswith("id: "):
                event_id = line[4:]
            if line.startswith("data: {"):
                yield event_id, json.loads(line[6:])


async def test_as_server_sent_events_it_goes_on_after_the_last_events_id(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any]
) -> None:
    waiting = await log(api, 2)
    async with aclosing(events(live_gateway, api, task=task["id"])) as stream:
        last_id, body = await anext(stream)
        event = body["data"]["feedbackWanted"]
        assert (event["cursor"], event["completionIds"]) == (last_id, waiting)
    later = await come(api, task)
    again = events(live_gateway, api, task=task["id"], headers={"Last-Event-ID": last_id})
    async with aclosing(again) as stream:
        told_: list[str] = []
        while later[0] not in told_:
            told_ += (await anext(stream))[1]["data"]["feedbackWanted"]["completionIds"]


@pytest.mark.parametrize("ends", ["archived", "deleted"])
async def test_it_ends_when_its_task_has_no_queue_any_more(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any], ends: str
) -> None:
    await log(api, 1)
    name, code = {
        "archived": ("archiveFeedbackTask", "CONFLICT"),
        "deleted": ("deleteFeedbackTask", "NOT_FOUND"),
    }[ends]
    below = {"archived": "feedbackTask { id }", "deleted": "deletedId"}[ends]
    async with wanted(live_gateway, api, task) as connection:
        cursor = (await told(connection))["cursor"]
        await api.query(
            f"mutation ($id: ID!) {{ {name}(input: {{id: $id}}) {{ {below} }} }}", id=task["id"]
        )
        assert (await failed(connection))["extensions"]["code"] == code
    for after in (cursor, None):
        async with wanted(live_gateway, api, task, after=after) as connection:
            assert (await failed(connection))["extensions"]["code"] == code


async def test_the_guide_says_how(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any]
) -> None:
    subscription, assignment, *_ = chapters()["Programs that grade"]
    ids = await log(api, 2)
    sent = {"task": task["id"], "after": None}
    async with listening(live_gateway.url, api.token, subscription, **sent) as connection:
        event = await told(connection)
    data = await api.query(assignment, task=task["id"], ids=event["completionIds"])

    assert {one["completion"]["id"] for one in data["assignNext"]["leases"]} == set(ids)


async def test_it_ends_when_its_token_is_revoked(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any]
) -> None:
    await log(api, 1)
    stream = events(live_gateway, api, task=task["id"])
    async with wanted(live_gateway, api, task) as connection, aclosing(stream):
        await told(connection)
        await anext(stream)
        await revoke(api)
        async with asyncio.timeout(10):
            await connection.wait_closed()
            *_, (_, last) = [event async for event in stream]
        assert connection.close_code == 4403
        assert last["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_of_another_organization_nothing_is_told(
    live_gateway: LiveGateway, new_api: NewApi
) -> None:
    ours, theirs = await new_api(), await new_api()
    their_task, our_task = await create_task(theirs), await create_task(ours)
    await log(theirs, 1)
    async with wanted(live_gateway, theirs, their_task) as connection:
        cursor = (await told(connection))["cursor"]
        for after in (None, cursor):
            async with wanted(live_gateway, ours, their_task, after=after) as foreign:
                assert (await failed(foreign))["extensions"]["code"] == "NOT_FOUND"
        async with wanted(live_gateway, ours, our_task) as own:
            await come(theirs, their_task)
            await told(connection)
            [mine] = await come(ours, our_task)
            assert await ids_of(own, 1) == [mine]


async def test_who_may_not_grade_is_told_nothing(
    live_gateway: LiveGateway, new_api: NewApi
) -> None:
    admin = await new_api()
    task = await create_task(admin)
    await log(admin, 1)
    for role, kind in ((Role.READER, "FORBIDDEN"), (Role.GRADER, None)):
        api = await new_api(role, admin.organization_id)
        async with wanted(live_gateway, api, task) as connection:
            if kind is None:
                await told(connection)
            else:
                assert (await failed(connection))["extensions"]["code"] == kind


async def test_what_is_no_cursor_of_this_task_and_grader_is_an_error_at_its_argument(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any]
) -> None:
    other = await create_task(api)
    await log(api, 1)
    async with wanted(live_gateway, api, other) as connection:
        of_another_task = (await told(connection))["cursor"]
    async with wanted(live_gateway, api, task, grader={**ROBOT, "id": "r2"}) as connection:
        of_another_grader = (await told(connection))["cursor"]
    cursors = [*GARBAGE, await present(api), of_another_task, of_another_grader]
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        for cursor in cursors:
            variables = {"task": task["id"], "grader": ROBOT, "after": cursor}
            [error] = (await ask(connection, WANTED, variables=variables))["errors"]
            assert error["extensions"]["code"] == "BAD_USER_INPUT", cursor
            assert error["extensions"]["path"] == "after"


async def test_completions_that_are_named_are_handed_out_and_no_others(
    api: Api, task: dict[str, Any]
) -> None:
    ids = await log(api, 4)
    [lease] = await assign(api, task, "robot", completionIds=[ids[1], "no such"], count=5)
    assert lease["completionId"] == ids[1]
    assert await assign(api, task, "other", completionIds=[ids[1]]) == []
    for order, expected in (("OLDEST", [ids[0], ids[3]]), ("RANDOM", {ids[0], ids[3]})):
        leases = await assign(
            api, task, f"other {order}", completionIds=[ids[3], ids[0]], order=order, count=5
        )
        found = [one["completionId"] for one in leases]
        assert type(expected)(found) == expected
        await api.query(
            "mutation ($ids: [ID!]!) { releaseLease(input: {leaseIds: $ids}) { count } }",
            ids=[one["id"] for one in leases],
        )
    assert await assign(api, task, "robot", completionIds=[]) == []
    many = {"taskId": task["id"], "completionIds": ["x"] * 101}
    query = "mutation ($input: AssignNextInput!) { assignNext(input: $input) { leases { id } } }"
    assert await api.error_code(query, input=many) == "BAD_USER_INPUT"


async def test_each_of_its_questions_is_served_by_an_index(
    api: Api, task: dict[str, Any], commands: Commands
) -> None:
    ids = await log(api, 3)
    await assign(api, task, "another", completionIds=ids[:1])
    wanting = Wanting(api.organization_id, task["id"], "robot")
    await end_leases(api, ids[0])
    commands.sent.clear()

    assert await free_ended(api.organization_id, task["id"])
    waiting, rest = await wanting.waiting(b"")
    still = await wanting.still([ids[2], ids[1], ids[2]])

    assert (waiting, rest, still) == (ids, None, ids[1:])
    await assert_served_by_indexes(commands)


async def test_what_a_grader_has_done_is_passed_over_in_steps(
    live_gateway: LiveGateway, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_PASSED_AT_ONCE", 4)
    task = await create_task(api, gradesPerCompletion=2)
    ids = await log(api, 14)
    await build(api, task)
    wanted_ids = [ids[2], ids[9], ids[13]]
    for id_ in set(ids) - set(wanted_ids):
        await grade(api, task, id_, "robot")
    wanting = Wanting(api.organization_id, task["id"], "robot")

    steps: list[list[str]] = []
    seq: bytes | None = b""
    while seq is not None:
        some, seq = await wanting.waiting(seq)
        steps.append(some)

    assert steps == [[ids[2]], [], [ids[9]], [ids[13]]]
    async with wanted(live_gateway, api, task) as connection:
        assert await ids_of(connection, 3) == wanted_ids


async def test_a_completion_that_changes_besides_is_not_told_again(
    live_gateway: LiveGateway, api: Api, task: dict[str, Any]
) -> None:
    [id_] = await log(api, 1)
    await assign(api, task, "nobody", completionIds=[])  # from now on the queue is shared
    duty = Duty()
    await duty.catch_up()
    async with wanted(live_gateway, api, task) as connection:
        await told(connection)
        await api.query(
            'mutation ($id: ID!) { updateCompletion(input: {id: $id, tags: ["prod", "new"]})'
            " { completion { id } } }",
            id=id_,
        )
        await duty.catch_up()
        [later] = await come(api, task)
        assert await ids_of(connection, 1) == [later]
