"""What a change costs, whoever many listen; and what happens past each bound, made small.

The gateway runs in this process, so that its work can be counted.
"""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from graphql import OperationType
from pymongo.asynchronous.change_stream import AsyncChangeStream
from pymongo.errors import OperationFailure
from strawberry.types import ExecutionResult
from websockets.asyncio.client import ClientConnection

import resolvers.changes
from gateway.http.websocket_protocol import GuardedWebSocketProtocol
from schema.execution import shared_streams
from schema.execution.operations import Schema
from schema.execution.responses import Response
from schema.execution.shared_streams import Member, SharedStreams
from services.changes import audiences, feeds, hub, ring
from services.changes.hub import Hub
from services.changes.streams import changes_in
from services.errors import Unavailable
from services.runtime import part
from services.storage.matching import Matcher, compile_matcher
from tests.api import Api
from tests.commands import Commands
from tests.gateway.test_resuming import (
    BY_TAG,
    CHANGED,
    delete,
    failed,
    listening,
    present,
    quiet,
    settle,
    told,
)
from tests.gateway.test_subscriptions import create
from tests.graphql.test_feedback import UPLOAD, create_task
from tests.waiting import until

MANY = 20


@pytest.fixture
async def url(app: FastAPI) -> AsyncIterator[str]:
    """The tests' app on a port of its own."""
    config = uvicorn.Config(
        app, port=0, lifespan="off", log_config=None, ws=GuardedWebSocketProtocol
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())

    async def has_started() -> bool:
        return server.started

    await until(has_started)
    [listener] = server.servers[0].sockets
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    await serving


async def all_listening(
    ends: AsyncExitStack, url: str, token: str, *queries: str, **variables: Any
) -> list[ClientConnection]:
    """Subscribe on connections of their own."""
    return [
        await ends.enter_async_context(listening(url, token, query, **variables))
        for query in queries
    ]


async def until_joined(hub: type[Hub], api: Api, number: int) -> None:
    """Return when so many are told of rounds: who goes on from a cursor reads alone until then."""

    async def is_so() -> bool:
        desk = part(hub)._desks.get(api.organization_id)
        return desk is not None and len(desk._joined) == number

    await until(is_so)


async def all_told(connections: list[ClientConnection]) -> list[Any]:
    """Return the next event of each."""
    return list(await asyncio.gather(*map(told, connections)))


def reads(commands: Commands, collection: str) -> int:
    """Return how often a collection was read."""
    return sum(command.get("find") == collection for command in commands.sent)


def calls_of(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[tuple[Any, Any]]:
    """Record what a function is called with."""
    calls: list[tuple[Any, Any]] = []
    original = getattr(owner, name)

    def recorded(*args: Any, **named: Any) -> Any:
        calls.append((args, named))
        return original(*args, **named)

    monkeypatch.setattr(owner, name, recorded)
    return calls


@pytest.mark.parametrize("below", ["comment", "jsonValues"])
async def test_feedback_is_read_once_whoever_many_listen(
    url: str, api: Api, commands: Commands, below: str
) -> None:
    task = await create_task(api)
    completion_id = await create(api, tags=["prod"])
    query = (
        "subscription ($after: String) {"
        f" feedbackAdded(after: $after) {{ feedback {{ id {below} }} }} }}"
    )
    async with AsyncExitStack() as ends:
        start = await present(api)
        connections = await all_listening(ends, url, api.token, *[query] * MANY, after=start)
        await until_joined(feeds.FeedbackHub, api, 1)
        commands.sent.clear()
        for n in range(10):
            upload = await api.query(
                "mutation ($input: UploadFeedbackInput!) {"
                " uploadFeedback(input: $input) { feedback { id } } }",
                input={
                    "taskId": task["id"],
                    "jsonValues": {"score": n % 5 + 1},
                    "selection": {"completionIds": [completion_id]},
                },
            )
            events = await all_told(connections)
            ids = {event["feedback"]["id"] for event in events}
            assert ids == {upload["uploadFeedback"]["feedback"]["id"]}

    assert reads(commands, "feedback") == 10


async def test_what_many_ask_for_is_executed_once_for_all(
    url: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = calls_of(monkeypatch, resolvers.changes, "completion_changes")
    finished = calls_of(monkeypatch, Schema, "_finished")
    async with AsyncExitStack() as ends:
        start = await present(api)
        connections = await all_listening(ends, url, api.token, *[CHANGED] * MANY, after=start)
        for _ in range(5):
            made = await create(api)
            events = await all_told(connections)
            assert [event["completionId"] for event in events] == [made] * MANY

    assert len(begun) == 1
    prepared = [args[2] for args, _ in finished]
    assert sum(one.operation.type is OperationType.SUBSCRIPTION for one in prepared) == 5


async def test_rows_are_read_once_and_matched_once_for_each_distinct_filter(
    url: str, api: Api, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    matched: list[Any] = []
    compile_ = compile_matcher

    def compiled(query: Any) -> Matcher:
        matcher = compile_(query)

        def matches(row: Any) -> bool:
            matched.append(query)
            return matcher.matches(row)

        return replace(matcher, matches=matches)

    monkeypatch.setattr(audiences, "compile_matcher", compiled)
    # Of each, streams that share no execution: what they select differs.
    queries = [
        "subscription ($filter: CompletionFilter, $after: String) {"
        f" completionChanged(filter: $filter, after: $after) {{ completionId {below} }} }}"
        for below in ("", "type", "completion { tags }", "completion { status model }")
    ]
    async with AsyncExitStack() as ends:
        start = await present(api)
        connections = [
            connection
            for filter_ in (BY_TAG, {"tags": {"has": "b"}}, {"status": {"eq": "FAILED"}})
            for connection in await all_listening(
                ends, url, api.token, *queries, filter=filter_, after=start
            )
        ]
        await until_joined(feeds.CompletionHub, api, len(connections))
        commands.sent.clear()
        matched.clear()
        for _ in range(5):
            await create(api, tags=["a", "b"], status="FAILED")
            await all_told(connections)

    assert reads(commands, "completions") == 5
    assert len(matched) == 5 * 3


@pytest.fixture
def small_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the ring hold three changes."""
    monkeypatch.setattr(ring, "MOST", 3)
    monkeypatch.setattr(ring, "_PIECE", 1)


@pytest.mark.usefixtures("small_ring")
async def test_who_goes_on_from_what_the_ring_has_forgotten_loses_nothing(
    url: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = calls_of(monkeypatch, hub, "open_stream")
    async with AsyncExitStack() as ends:
        start = await present(api)
        [live] = await all_listening(ends, url, api.token, CHANGED, after=start)
        await until_joined(feeds.CompletionHub, api, 1)
        events = []
        for _ in range(8):
            await create(api)
            events.append(await told(live))
        opened.clear()

        [near] = await all_listening(ends, url, api.token, CHANGED, after=events[5]["cursor"])
        assert [await told(near) for _ in events[6:]] == events[6:]
        assert opened == []

        [far] = await all_listening(ends, url, api.token, CHANGED, after=events[0]["cursor"])
        assert [await told(far) for _ in events[1:]] == events[1:]
        assert [named["organization_id"] for _, named in opened] == [api.organization_id]

        made = await create(api)
        after = await all_told([live, near, far])
        assert [event["completionId"] for event in after] == [made] * 3
        await quiet(far)


@pytest.mark.usefixtures("small_ring")
async def test_an_organization_has_two_streams_for_old_cursors_at_once_and_the_rest_take_their_turn(
    url: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AsyncExitStack() as ends:
        start = await present(api)
        [live] = await all_listening(ends, url, api.token, CHANGED, after=start)
        await until_joined(feeds.CompletionHub, api, 1)
        events = []
        for _ in range(14):
            await create(api)
            events.append(await told(live))

        reading, most, may_go_on = 0, 0, asyncio.Event()
        read = changes_in

        async def held(stream: Any) -> AsyncIterator[Any]:
            nonlocal reading, most
            reading += 1
            most = max(most, reading)
            try:
                await may_go_on.wait()
                async with aclosing(read(stream)) as changes:
                    async for one in changes:
                        yield one
            finally:
                reading -= 1

        monkeypatch.setattr(hub, "changes_in", held)
        old = [
            (await all_listening(ends, url, api.token, CHANGED, after=events[n]["cursor"]))[0]
            for n in range(10)
        ]

        async def are_two() -> bool:
            return reading == 2

        await until(are_two)
        may_go_on.set()
        for n, connection in enumerate(old):
            assert [await told(connection) for _ in events[n + 1 :]] == events[n + 1 :]

    assert most == 2


async def test_what_is_forgotten_of_what_matched_is_told_as_what_is_not_known(
    url: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audiences, "MOST_KNOWN", 2)
    monkeypatch.setattr(part(feeds.CompletionHub), "known", audiences.new_known())
    async with AsyncExitStack() as ends:
        start = await present(api)
        [connection] = await all_listening(
            ends, url, api.token, CHANGED, filter=BY_TAG, after=start
        )
        await until_joined(feeds.CompletionHub, api, 1)
        forgotten = await create(api, tags=["b"])
        for _ in range(2):
            await create(api, tags=["a"])
            await told(connection)
        await delete(api, forgotten)
        deleted = await told(connection)

        remembered = await create(api, tags=["b"])
        await create(api, tags=["a"])
        await told(connection)
        await delete(api, remembered)
        last = await create(api, tags=["a"])
        after = await told(connection)

    assert (deleted["type"], deleted["completionId"]) == ("DELETED", forgotten)
    assert (after["type"], after["completionId"]) == ("CREATED", last)


def response_of(size: int) -> Response:
    """Return a response whose body has so many bytes."""
    empty = len(Response(ExecutionResult(data={"text": ""}, errors=None)).body)
    response = Response(ExecutionResult(data={"text": "x" * (size - empty)}, errors=None))
    assert len(response.body) == size
    return response


async def is_cut_off(member: Member) -> bool:
    """Say whether a member has been told that it is too slow."""
    try:
        await member.next(asyncio.get_running_loop().time())
    except Unavailable as error:
        return "too slow" in str(error)
    return False


@pytest.mark.parametrize(("name", "most"), [("MOST_WAITING", 3), ("MOST_BYTES", 300)])
async def test_a_member_for_whom_too_much_waits_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr(shared_streams, name, most)
    streams = SharedStreams()
    slow, quick = Member(streams), Member(streams)
    for _ in range(4):
        for member in (slow, quick):
            member.put(response_of(100))
        assert await quick.next(0) is not None

    assert await is_cut_off(slow)
    assert not await is_cut_off(quick)
    assert streams.waiting_bytes == 0


async def test_while_much_waits_for_all_each_may_have_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shared_streams, "_MOST_BYTES_OF_ALL", 1_000)
    monkeypatch.setattr(shared_streams, "_FEW_BYTES", 250)
    streams = SharedStreams()
    many, few = Member(streams), Member(streams)
    for _ in range(10):
        many.put(response_of(100))  # as much as one may have, while little waits for all
    for _ in range(2):
        few.put(response_of(100))
    assert streams.waiting_bytes == 1_200

    few.put(response_of(100))
    assert await is_cut_off(few)
    many.put(response_of(100))
    assert await is_cut_off(many)
    assert streams.waiting_bytes == 0

    many, large = Member(streams), Member(streams)
    for _ in range(10):
        many.put(response_of(100))
    large.put(response_of(500))  # one is let through however large it is
    assert not await is_cut_off(large)


async def test_where_changes_come_faster_than_they_are_told_nobody_is_said_to_be_slow(
    url: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AsyncExitStack() as ends:
        start = await present(api)
        connections = await all_listening(ends, url, api.token, *[CHANGED] * 2, after=start)
        await until_joined(feeds.CompletionHub, api, 1)
        with monkeypatch.context() as patched:
            patched.setattr(hub, "_MOST_WAITING", 0)
            made = await create(api)
            errors = [await failed(connection) for connection in connections]

        # With the last cursor one goes on, and has lost nothing.
        [again] = await all_listening(ends, url, api.token, CHANGED, after=start)
        assert (await told(again))["completionId"] == made

    for error in errors:
        assert error["extensions"]["code"] == "UNAVAILABLE"
        assert error["message"].startswith("changes come faster than they can be told")


async def test_who_listens_is_told_where_the_database_has_forgotten_what_comes_next(
    url: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = OperationFailure("the resume point may no longer be in the oplog", 286)

    async def fail(_: Any) -> None:
        raise lost

    async with AsyncExitStack() as ends:
        start = await present(api)
        connections = await all_listening(ends, url, api.token, CHANGED, CHANGED, after=start)
        await until_joined(feeds.CompletionHub, api, 1)
        with monkeypatch.context() as patched:
            patched.setattr(AsyncChangeStream, "try_next", fail)
            errors = [await failed(connection) for connection in connections]

        # Without the cursor it begins anew.
        [again] = await all_listening(ends, url, api.token, CHANGED)
        await until_joined(feeds.CompletionHub, api, 1)
        made = await create(api)
        assert (await told(again))["completionId"] == made

    assert [error["extensions"]["code"] for error in errors] == ["RESUME_EXPIRED"] * 2


async def test_a_task_s_queue_is_followed_as_its_selector_and_its_feedback_change(
    url: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audiences, "_COMPILED_SECONDS", 0)
    task = await create_task(api, completionTagsSelector=["prod"])
    async with AsyncExitStack() as ends:
        start = await present(api)
        filter_ = {"ungradedForTask": task["id"]}
        [queue] = await all_listening(ends, url, api.token, CHANGED, filter=filter_, after=start)
        await until_joined(feeds.CompletionHub, api, 1)

        other = await create(api, tags=["test"])
        waiting = await create(api, tags=["prod"])
        created = await told(queue)
        await api.query(
            UPLOAD,
            input={
                "taskId": task["id"],
                "jsonValues": {"score": 4},
                "selection": {"completionIds": [waiting]},
            },
        )
        left = await told(queue)

        await api.query(
            "mutation ($input: UpdateFeedbackTaskInput!) {"
            " updateFeedbackTask(input: $input) { feedbackTask { id } } }",
            input={"id": task["id"], "completionTagsSelector": ["test"]},
        )
        await settle(api, other, "FAILED")
        entered = await told(queue)

    assert (created["type"], created["completionId"]) == ("CREATED", waiting)
    assert (left["type"], left["completionId"]) == ("LEFT", waiting)
    assert (entered["type"], entered["completionId"]) == ("UPDATED", other)


async def test_a_filter_that_names_no_task_is_told_so(url: str, api: Api) -> None:
    async with AsyncExitStack() as ends:
        filter_ = {"ungradedForTask": "none"}
        [queue] = await all_listening(ends, url, api.token, CHANGED, filter=filter_)
        assert (await failed(queue))["extensions"]["code"] == "NOT_FOUND"


async def test_variables_of_any_size_tell_streams_apart(url: str, api: Api) -> None:
    async with AsyncExitStack() as ends:
        start = await present(api)
        [one] = await all_listening(ends, url, api.token, CHANGED, after=start, other=2**70)
        made = await create(api)
        assert (await told(one))["completionId"] == made


async def test_who_has_far_more_to_catch_up_with_than_may_wait_is_waited_for(
    url: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_streams, "MOST_WAITING", 20)
    monkeypatch.setattr(shared_streams, "_MOST_AHEAD", 10)
    start = await present(api)
    made = [await create(api, tags=["a"]) for _ in range(100)]
    async with listening(url, api.token, CHANGED, filter=BY_TAG, after=start) as connection:
        assert [(await told(connection))["completionId"] for _ in made] == made


async def test_a_filter_that_nobody_listens_with_any_more_is_let_go(url: str, api: Api) -> None:
    async with listening(url, api.token, CHANGED, filter={"tags": {"has": "b"}}) as connection:
        await until_joined(feeds.CompletionHub, api, 1)
        await create(api, tags=["b"])
        await told(connection)
        [watch] = part(feeds.CompletionHub)._desks[api.organization_id].watches
        audience = weakref.ref(watch.audience)
        del watch

    async def is_gone() -> bool:
        gc.collect()
        return audience() is None

    await until(is_gone)
