"""A subscription goes on from a cursor: without a gap, without a double, on whichever gateway."""

import asyncio
import base64
import json
import os
import random
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from pymongo import AsyncMongoClient
from websockets.asyncio.client import ClientConnection

from gateway.embedded_mongod import process as mongod_process
from gateway.embedded_mongod.process import EmbeddedMongod
from services.changes.moments import Moment, moment_of
from tests.api import Api
from tests.conftest import LiveGateway, NewApi
from tests.gateway.processes import Serving, environment, serving
from tests.gateway.sockets import ask, receive, send, socket
from tests.gateway.test_subscriptions import create
from tests.waiting import repeating, until

CHANGED = """
subscription ($filter: CompletionFilter, $after: String) {
  completionChanged(filter: $filter, after: $after) {
    cursor type completionId completion { tags status }
  }
}
"""
BY_TAG = {"tags": {"has": "a"}}


@asynccontextmanager
async def listening(
    url: str, token: str, query: str = CHANGED, **variables: Any
) -> AsyncIterator[ClientConnection]:
    """Subscribe on a connection of its own."""
    async with socket(url, {"X-Log10-Token": token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        await send(connection, "1", query, variables=variables)
        yield connection


async def told(connection: ClientConnection) -> Any:
    """Return the next event."""
    message = await receive(connection)
    assert message["type"] == "next", message
    assert "errors" not in message["payload"], message
    [event] = message["payload"]["data"].values()
    return event


async def failed(connection: ClientConnection) -> Any:
    """Return the error that ends a subscription."""
    message = await receive(connection)
    assert message["type"] == "error", message
    return message["payload"][0]


async def quiet(connection: ClientConnection, seconds: float = 0.5) -> None:
    """Return if nothing more is told."""
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(seconds):
            raise AssertionError(await connection.recv())


async def heard_of(connection: ClientConnection, api: Api) -> None:
    """Create completions until the stream, which opens some time, tells of one; take them all."""
    made: list[str] = []

    async def make() -> None:
        made.append(await create(api, tags=["a"]))

    async with repeating(make):
        event = await told(connection)
    while event["completionId"] != made[-1]:
        event = await told(connection)


async def present(api: Api) -> str:
    cursor: str = (await api.query("{ changeCursor }"))["changeCursor"]
    return cursor


async def tag(api: Api, completion_id: str, *tags: str) -> None:
    await api.query(
        "mutation ($id: ID!, $tags: [String!]) {"
        " updateCompletion(input: {id: $id, tags: $tags}) { completion { id } } }",
        id=completion_id,
        tags=list(tags),
    )


async def settle(api: Api, completion_id: str, status: str) -> None:
    await api.query(
        "mutation ($id: ID!, $status: CompletionStatus) {"
        " updateCompletion(input: {id: $id, status: $status}) { completion { id } } }",
        id=completion_id,
        status=status,
    )


async def delete(api: Api, *ids: str) -> None:
    await api.query(
        "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }", ids=list(ids)
    )


async def test_a_subscription_goes_on_after_whichever_event_was_the_last(
    live_gateway: LiveGateway, api: Api
) -> None:
    start = await present(api)
    made = [await create(api, tags=["a"]) for _ in range(6)]
    async with listening(live_gateway.url, api.token, after=start) as first:
        events = [await told(first) for _ in made]
        for last in range(6):
            after = events[last]["cursor"]
            async with listening(live_gateway.url, api.token, after=after) as again:
                rest = [await told(again) for _ in made[last + 1 :]]
                assert rest == events[last + 1 :]
                made.append(await create(api))
                events.append(await told(first))
                assert await told(again) == events[-1]

    assert [event["completionId"] for event in events] == made
    assert {event["type"] for event in events} == {"CREATED"}
    assert len({event["cursor"] for event in events}) == len(events)


async def test_what_came_before_the_stream_was_opened_is_told_to_who_names_an_older_cursor(
    live_gateway: LiveGateway, api: Api
) -> None:
    start = await present(api)
    made = [await create(api) for _ in range(3)]
    async with listening(live_gateway.url, api.token) as first:  # begins a stream of its own time
        async with repeating(lambda: create(api, tags=["begun"])):
            begun = (await told(first))["completionId"]
        async with listening(live_gateway.url, api.token, after=start) as second:
            ids = [(await told(second))["completionId"] for _ in made]
            while ids[-1] != begun:
                ids.append((await told(second))["completionId"])

    assert ids[:3] == made
    assert len(set(ids)) == len(ids)


def address(gateway: Serving) -> str:
    return gateway.shown(r"GraphiQL +(\S+)/graphql")


@pytest.fixture
def two_gateways(mongodb_url: str, tmp_path: Path) -> Iterator[tuple[Serving, Serving]]:
    """Two gateways on the tests' database."""
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    one, two = (
        environment(folder, mongodb_url=mongodb_url, mongodb_database="tests") for folder in folders
    )
    with serving(env=one) as first, serving(env=two) as second:
        yield first, second


@pytest.mark.slow
async def test_a_subscription_goes_on_at_another_gateway_when_its_own_was_killed(
    two_gateways: tuple[Serving, Serving], api: Api
) -> None:
    first, second = two_gateways
    start = await present(api)
    before = [await create(api) for _ in range(4)]
    async with listening(address(first), api.token, after=start) as connection:
        events = [await told(connection) for _ in range(2)]
        first.process.send_signal(signal.SIGKILL)
        first.process.wait(30)
    between = [await create(api) for _ in range(3)]
    after = events[-1]["cursor"]
    async with listening(address(second), api.token, after=after) as connection:
        events += [await told(connection) for _ in before[2:] + between]
        later = await create(api)
        events.append(await told(connection))
        await quiet(connection)

    assert [event["completionId"] for event in events] == [*before, *between, later]


@pytest.mark.slow
async def test_no_event_is_lost_or_doubled_by_reconnecting_at_random_under_load(
    two_gateways: tuple[Serving, Serving], api: Api
) -> None:
    dice = random.Random(16)  # noqa: S311  # no secret
    start = await present(api)
    made: list[str] = []
    # Some are told before their creation is answered: how many there will be is known beforehand.
    total = 390 + 10 * 10

    async def make() -> None:
        for number in range(400):
            # Now and then many in one transaction, whose changes have one time.
            if number % 40:
                made.append(await create(api, tags=["a"]))
                continue
            inputs = [{"tags": ["a"]} for _ in range(10)]
            created = await api.query(
                "mutation ($input: CreateCompletionsInput!) {"
                " createCompletions(input: $input) { results { id } } }",
                input={"completions": inputs, "atomic": True},
            )
            made.extend(one["id"] for one in created["createCompletions"]["results"])

    async def follow(url_of: Any) -> list[str]:
        cursor = start
        ids: list[str] = []
        while len(ids) < total:
            url = url_of()
            async with listening(url, api.token, after=cursor, filter=BY_TAG) as connection:
                for _ in range(min(dice.randrange(1, 40), total - len(ids))):
                    event = await told(connection)
                    assert event["type"] == "CREATED"
                    cursor = event["cursor"]
                    ids.append(event["completionId"])
        async with listening(url, api.token, after=cursor, filter=BY_TAG) as connection:
            await quiet(connection)
        return ids

    urls = [address(gateway) for gateway in two_gateways]
    making = asyncio.create_task(make())
    async with asyncio.timeout(120):
        followed = await asyncio.gather(*(follow(lambda: dice.choice(urls)) for _ in range(3)))
        await making

    for ids in followed:
        assert len(set(ids)) == len(ids)
        assert sorted(ids) == sorted(made)


@pytest.mark.nightly  # mongod cuts its oplog once a minute or so
async def test_a_cursor_past_the_oplogs_reach_is_told_to_have_expired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mongod_process, "OPLOG_MB", 1)
    folder = tmp_path / "gateway"
    folder.mkdir()
    with EmbeddedMongod(tmp_path / "mongod") as mongod:
        env = environment(folder, mongodb_url=mongod.url, mongodb_database="small")
        with serving(env=env) as gateway:
            headers = {"X-Log10-Token": gateway.token}
            async with httpx.AsyncClient(base_url=address(gateway), headers=headers) as client:
                small = Api(client, "", gateway.token)
                start = await present(small)
                expired: Any = None
                async with listening(address(gateway), gateway.token) as live:
                    for _ in range(150):
                        for _ in range(10):
                            await create(small, request={"text": os.urandom(50_000).hex()})
                        await write_checkpoint(mongod.url)
                        async with listening(address(gateway), gateway.token, after=start) as again:
                            message = await receive(again)
                        if message["type"] == "error":
                            expired = message["payload"][0]
                            break
                        await asyncio.sleep(0.5)  # the oplog is cut by mongod in its own time
                    fresh = await create(small, tags=["fresh"])
                    ids = [(await told(live))["completionId"]]
                    while ids[-1] != fresh:  # who listens is told all the same
                        ids.append((await told(live))["completionId"])

    assert expired is not None
    assert expired["extensions"]["code"] == "RESUME_EXPIRED"


async def write_checkpoint(url: str) -> None:
    """Have mongod write all down; until then it keeps its oplog."""
    async with AsyncMongoClient[dict[str, Any]](url) as client:
        await client.admin.command("fsync")


GARBAGE = [
    "",
    "x",
    "é",
    "AAAA",
    "A" * 5000,
    "null",
    base64.urlsafe_b64encode(b"\x01" + bytes(20)).decode(),
    Moment(0, 0).cursor,
]


@pytest.mark.parametrize("field", ["completionChanged { type }", "feedbackAdded { cursor }"])
async def test_what_is_no_cursor_is_an_error_at_its_argument(
    live_gateway: LiveGateway, api: Api, field: str
) -> None:
    name, _, below = field.partition(" ")
    query = f"subscription ($after: String) {{ {name}(after: $after) {below} }}"
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        for cursor in GARBAGE:
            [error] = (await ask(connection, query, variables={"after": cursor}))["errors"]
            assert error["extensions"]["code"] == "BAD_USER_INPUT", cursor
            assert error["extensions"]["requestId"], cursor
            assert error["extensions"]["path"] == "after"


async def test_a_made_up_token_in_a_cursor_harms_nobody(
    live_gateway: LiveGateway, api: Api
) -> None:
    start = moment_of(await present(api))
    made = await create(api)
    for token in (b"", b"\0", b"\xff" * 500):
        cursor = start._replace(token=token).cursor
        async with listening(live_gateway.url, api.token, after=cursor) as connection:
            assert (await told(connection))["completionId"] == made


async def test_a_cursor_of_a_time_to_come_is_told_to_have_expired(
    live_gateway: LiveGateway, api: Api
) -> None:
    cursor = Moment(2**32 - 1, 2**32 - 1).cursor
    async with listening(live_gateway.url, api.token, after=cursor) as connection:
        assert (await failed(connection))["extensions"]["code"] == "RESUME_EXPIRED"


async def test_the_cursor_of_another_organization_tells_nothing_of_it(
    live_gateway: LiveGateway, new_api: NewApi
) -> None:
    ours, theirs = await new_api(), await new_api()
    start = await present(theirs)
    await create(theirs, tags=["theirs"])
    mine = await create(ours, tags=["ours"])
    await create(theirs, tags=["theirs"])
    async with listening(live_gateway.url, theirs.token, after=start) as connection:
        cursor = (await told(connection))["cursor"]
        async with listening(live_gateway.url, ours.token, after=cursor) as foreign:
            event = await told(foreign)
            await quiet(foreign)

    assert event["completionId"] == mine
    assert event["completion"]["tags"] == ["ours"]


async def test_who_no_longer_matches_has_left(live_gateway: LiveGateway, api: Api) -> None:
    async with listening(live_gateway.url, api.token, filter=BY_TAG) as connection:
        await heard_of(connection, api)
        completion_id, other = await create(api, tags=["a"]), await create(api, tags=["b"])
        created = await told(connection)
        await tag(api, completion_id, "b")
        left = await told(connection)
        await settle(api, completion_id, "FAILED")  # no longer of interest
        await settle(api, other, "FAILED")
        await delete(api, other)  # is known not to have matched
        await tag(api, completion_id, "a")
        entered = await told(connection)
        await delete(api, completion_id)
        deleted = await told(connection)
        await quiet(connection)

    assert (created["type"], created["completionId"]) == ("CREATED", completion_id)
    assert (left["type"], left["completionId"]) == ("LEFT", completion_id)
    assert left["completion"] == {"tags": ["b"], "status": None}
    assert (entered["type"], entered["completion"]["status"]) == ("UPDATED", "FAILED")
    assert (deleted["type"], deleted["completion"]) == ("DELETED", None)


async def test_of_a_completion_from_before_it_is_told_that_it_left_if_that_may_be(
    live_gateway: LiveGateway, api: Api
) -> None:
    matching, never = await create(api, tags=["a"]), await create(api, tags=["b"])
    await asyncio.sleep(2.1)  # a cursor is some time before
    await create(api, tags=["b"])  # before the last write: without one the database's time stands
    start = await present(api)
    async with listening(live_gateway.url, api.token, after=start, filter=BY_TAG) as connection:
        await settle(api, never, "FAILED")  # not what the filter looks at
        await tag(api, matching, "b")
        left = await told(connection)
        await quiet(connection)
    async with listening(live_gateway.url, api.token, after=start, filter=BY_TAG) as connection:
        again = await told(connection)
        await quiet(connection)

    assert (left["type"], left["completionId"]) == ("LEFT", matching)
    assert (again["type"], again["completionId"]) == ("LEFT", matching)


async def test_changes_that_follow_each_other_at_once_are_told_one_by_one(
    live_gateway: LiveGateway, api: Api
) -> None:
    start = await present(api)
    kept, gone = await create(api, tags=["a"]), await create(api, tags=["a"])
    await settle(api, kept, "FINISHED")
    await delete(api, gone)
    async with listening(live_gateway.url, api.token, after=start) as connection:
        events = [await told(connection) for _ in range(3)]
        await quiet(connection)

    assert [(event["type"], event["completionId"]) for event in events] == [
        ("CREATED", kept),
        ("UPDATED", kept),
        ("DELETED", gone),
    ]
    assert [event["completion"] for event in events[:2]] == [
        {"tags": ["a"], "status": "FINISHED"}
    ] * 2


LASTS = """
mutation ($id: ID!, $seconds: Float!) {
  updateCompletion(input: {id: $id, duration: $seconds}) { completion { id } }
}
"""


async def test_one_that_leaves_is_told_so_though_it_has_changed_a_moment_before_and_after(
    live_gateway: LiveGateway, api: Api
) -> None:
    ids = [await create(api, tags=["a"]) for _ in range(20)]
    async with listening(live_gateway.url, api.token, filter=BY_TAG) as connection:
        await heard_of(connection, api)
        for completion_id in ids:
            await api.query(LASTS, id=completion_id, seconds=1.0)
            await tag(api, completion_id)
            await api.query(LASTS, id=completion_id, seconds=2.0)
        left: list[str] = []
        while len(left) < len(ids):
            event = await told(connection)
            left += [event["completionId"]] if event["type"] == "LEFT" else []
        await quiet(connection)

    assert left == ids


async def test_one_that_leaves_and_is_deleted_at_once_is_told_where_payloads_are_shown(
    live_gateway: LiveGateway, api: Api
) -> None:
    query = CHANGED.replace("tags status", "request")
    ids = [await create(api, tags=["a"], request={"n": n}) for n in range(50)]
    gone: set[str] = set()
    async with listening(live_gateway.url, api.token, query, filter=BY_TAG) as connection:
        await heard_of(connection, api)
        await api.query(
            "mutation ($ids: [ID!]!) {"
            ' removeTags(input: {completionIds: $ids, tags: ["a"]}) { count } }',
            ids=ids,
        )
        await delete(api, *ids)
        while gone != set(ids):
            event = await told(connection)
            assert event["type"] in ("LEFT", "DELETED")
            gone.add(event["completionId"])


async def test_whichever_event_was_the_last_no_change_before_it_is_lost_or_told_again(
    live_gateway: LiveGateway, api: Api
) -> None:
    first = await create(api, tags=["a"])
    start = await present(api)
    await tag(api, first)
    second = await create(api, tags=["a"])
    await api.query(LASTS, id=first, seconds=1.0)
    await api.query(LASTS, id=second, seconds=1.0)
    events: list[Any] = []
    async with listening(live_gateway.url, api.token, filter=BY_TAG, after=start) as connection:
        while [(one["type"], one["completionId"]) for one in events[-1:]] != [("UPDATED", second)]:
            events.append(await told(connection))
        await quiet(connection)

    assert [(event["type"], event["completionId"]) for event in events[-3:]] == [
        ("LEFT", first),
        ("CREATED", second),
        ("UPDATED", second),
    ]
    for number, event in enumerate(events):
        after = event["cursor"]
        async with listening(live_gateway.url, api.token, filter=BY_TAG, after=after) as again:
            assert [await told(again) for _ in events[number + 1 :]] == events[number + 1 :]
            await quiet(again)


async def test_feedback_goes_on_from_a_cursor_by_its_filter(
    live_gateway: LiveGateway, api: Api
) -> None:
    tasks = [
        (
            await api.query(
                "mutation ($input: CreateFeedbackTaskInput!) {"
                " createFeedbackTask(input: $input) { feedbackTask { id } } }",
                input={"name": name, "jsonSchema": {}},
            )
        )["createFeedbackTask"]["feedbackTask"]["id"]
        for name in ("one", "two")
    ]
    completion_id = await create(api)
    start = await present(api)
    given: list[str] = []
    for task in (*tasks, tasks[0]):
        upload = await api.query(
            "mutation ($input: UploadFeedbackInput!) {"
            " uploadFeedback(input: $input) { feedback { id } } }",
            input={
                "taskId": task,
                "jsonValues": {"n": len(given)},
                "selection": {"completionIds": [completion_id]},
            },
        )
        given.append(upload["uploadFeedback"]["feedback"]["id"])
    query = """
    subscription ($filter: FeedbackFilter, $after: String) {
      feedbackAdded(filter: $filter, after: $after) { cursor feedback { id jsonValues taskId } } }
    """
    mine = {"taskId": {"eq": tasks[0]}}
    async with listening(
        live_gateway.url, api.token, query, filter=mine, after=start
    ) as connection:
        events = [await told(connection) for _ in range(2)]
        await quiet(connection)
    after = events[0]["cursor"]
    async with listening(live_gateway.url, api.token, query, after=after) as connection:
        rest = [(await told(connection))["feedback"]["id"] for _ in range(2)]

    assert [event["feedback"]["id"] for event in events] == [given[0], given[2]]
    assert events[1]["feedback"]["jsonValues"] == {"n": 2}
    assert rest == given[1:]


async def test_an_event_sources_last_event_id_is_where_it_goes_on(
    live_gateway: LiveGateway, api: Api
) -> None:
    start = await present(api)
    made = [await create(api) for _ in range(3)]
    seen: list[tuple[str, str]] = []
    async with httpx.AsyncClient(timeout=10) as client:
        for last_id in (start, None):
            headers = {
                "X-Log10-Token": api.token,
                "Accept": "text/event-stream",
                "Last-Event-ID": last_id or seen[-1][0],
            }
            body = {
                "query": "subscription { completionChanged { cursor completionId } }",
                "variables": {},
            }
            url = f"{live_gateway.url}/graphql"
            async with client.stream("POST", url, json=body, headers=headers) as response:
                event_id = ""
                async for line in response.aiter_lines():
                    if line.startswith("id: "):
                        event_id = line[4:]
                    if line.startswith("data: {"):
                        event = json.loads(line[6:])["data"]["completionChanged"]
                        assert event["cursor"] == event_id
                        seen.append((event_id, event["completionId"]))
                        if len(seen) in (2, 3):
                            break

    assert [completion_id for _, completion_id in seen] == made


async def test_a_page_and_what_changes_after_its_cursor_leave_no_gap(
    live_gateway: LiveGateway, api: Api
) -> None:
    made: list[str] = []

    async def make() -> None:
        made.append(await create(api))

    async def has_made(number: int) -> bool:
        return len(made) >= number

    async with repeating(make, every=0.01):
        await until(lambda: has_made(10))
        page = await api.query("{ changeCursor completions(first: 1000) { nodes { id } } }")
        before = len(made)
        await until(lambda: has_made(before + 10))
    shown = {node["id"] for node in page["completions"]["nodes"]}
    rest = [completion_id for completion_id in made if completion_id not in shown]
    heard: set[str] = set()
    cursor = page["changeCursor"]
    async with listening(live_gateway.url, api.token, after=cursor) as connection:
        while not heard.issuperset(rest):
            heard.add((await told(connection))["completionId"])

    assert rest
    assert shown
