"""Who asks for the same gets the same events; each is admitted, and cut off, by itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

from services.tenants.tokens import Role, all_tokens, revoke_token
from tests.api import Api
from tests.conftest import LiveGateway, NewApi
from tests.gateway.processes import Serving, environment, serving
from tests.gateway.sockets import PROTOCOL, receive, send
from tests.gateway.test_resuming import address, failed, listening, present, told
from tests.gateway.test_subscriptions import create


async def test_all_who_ask_for_the_same_are_told_the_same(
    live_gateway: LiveGateway, api: Api
) -> None:
    start = await present(api)
    url, token = live_gateway.url, api.token
    first = await create(api, tags=["a"])
    async with (
        listening(url, token, after=start) as one,
        listening(url, token, after=start) as two,
        listening(url, token) as three,  # from now on
    ):
        assert (await told(one))["completionId"] == (await told(two))["completionId"] == first
        marker = ""
        for _ in range(5):
            marker = await create(api, tags=["b"])
            event = await told(one)
            assert await told(two) == event
        last = await told(three)
        while last["completionId"] != marker:
            last = await told(three)
    assert last == event


@pytest.mark.parametrize(
    "query",
    [
        'subscription { completionChanged(after: "CURSOR") { cursor completionId } }',
        (
            'subscription ($a: String = "CURSOR") { completionChanged(after: $a)'
            " { cursor completionId } }"
        ),
        (
            "subscription { ...Changed } fragment Changed on Subscription"
            ' { completionChanged(after: "CURSOR") { cursor completionId } }'
        ),
    ],
)
async def test_whoever_names_a_cursor_is_told_what_came_after_it_however_it_is_written(
    live_gateway: LiveGateway, api: Api, query: str
) -> None:
    query = query.replace("CURSOR", await present(api))
    made = [await create(api) for _ in range(2)]
    async with listening(live_gateway.url, api.token, query) as one:
        assert [(await told(one))["completionId"] for _ in made] == made
        async with listening(live_gateway.url, api.token, query) as two:
            assert [(await told(two))["completionId"] for _ in made] == made


async def test_variables_of_one_document_are_told_apart(
    live_gateway: LiveGateway, api: Api
) -> None:
    start = await present(api)
    url, token = live_gateway.url, api.token
    by = [{"tags": {"has": tag}} for tag in ("a", "b")]
    async with (
        listening(url, token, after=start, filter=by[0]) as one,
        listening(url, token, after=start, filter=by[1]) as two,
    ):
        made = [await create(api, tags=[tag]) for tag in ("a", "b")]
        heard = [(await told(connection))["completionId"] for connection in (one, two)]

    assert heard == made


async def test_a_revoked_token_ends_its_stream_and_none_of_the_others(
    live_gateway: LiveGateway, new_api: NewApi
) -> None:
    stays = await new_api()
    goes = await new_api(organization_id=stays.organization_id)
    reads = await new_api(Role.READER, organization_id=stays.organization_id)
    start = await present(stays)
    url = live_gateway.url
    async with (
        listening(url, goes.token, after=start) as first,  # who began the stream
        listening(url, stays.token, after=start) as second,
        listening(url, reads.token, after=start) as third,
    ):
        before = await create(stays)
        for connection in (first, second, third):
            assert (await told(connection))["completionId"] == before
        tokens = await all_tokens(stays.organization_id)
        [token_id] = [
            token["id"] for token in tokens if goes.token.startswith(token["secret_prefix"])
        ]
        await revoke_token(stays.organization_id, token_id)
        assert (await failed(first))["extensions"]["code"] == "UNAUTHENTICATED"

        after = await create(stays)
        for connection in (second, third):
            assert (await told(connection))["completionId"] == after


@pytest.fixture
def gateway(mongodb_url: str, tmp_path: Path) -> Iterator[Serving]:
    """A gateway of the test's own, on the tests' database."""
    env = environment(tmp_path, mongodb_url=mongodb_url, mongodb_database="tests")
    with serving(env=env) as running:
        yield running


@pytest.mark.slow
async def test_a_slow_reader_is_cut_off_and_others_are_not_held_up(
    gateway: Serving, api: Api
) -> None:
    query = """
    subscription ($after: String) { completionChanged(after: $after) {
      cursor completionId completion { request } } }
    """
    start = await present(api)
    url = address(gateway)
    slow_url = url.replace("http", "ws", 1) + "/graphql"
    text = "x" * 1_000_000
    async with (
        # It reads nothing past a few messages, until it is asked to.
        connect(
            slow_url, subprotocols=[PROTOCOL], max_size=None, max_queue=1, ping_interval=None
        ) as slow,
        listening(url, api.token, query, after=start) as quick,
    ):
        init = {"type": "connection_init", "payload": {"X-Log10-Token": api.token}}
        await slow.send(json.dumps(init))
        assert (await receive(slow))["type"] == "connection_ack"
        await send(slow, "1", query, variables={"after": start})
        before = memory_of(gateway)
        for _ in range(40):
            made = await create(api, request={"text": text})
            assert (await told(quick))["completionId"] == made
        grown = memory_of(gateway) - before

        messages: list[Any] = [await receive(slow)]
        while messages[-1]["type"] == "next":
            messages.append(await receive(slow))
        made = await create(api, request={"text": text})
        assert (await told(quick))["completionId"] == made

    assert messages[-1]["payload"][0]["extensions"]["code"] == "UNAVAILABLE"
    assert "too slow" in messages[-1]["payload"][0]["message"]
    assert len(messages) < 35
    assert grown < 50 * 2**20

    # It goes on from the last event that it got.
    cursor = messages[-2]["payload"]["data"]["completionChanged"]["cursor"]
    async with listening(url, api.token, query, after=cursor) as again:
        for _ in range(40 - len(messages) + 2):
            last = await told(again)
    assert last["completionId"] == made


def memory_of(gateway: Serving) -> int:
    """Return the bytes that a process has in memory."""
    status = Path(f"/proc/{gateway.process.pid}/status").read_text()
    [line] = [one for one in status.splitlines() if one.startswith("VmRSS")]
    return int(line.split()[1]) * 1024


async def test_who_leaves_is_missed_by_nobody(live_gateway: LiveGateway, api: Api) -> None:
    start = await present(api)
    async with listening(live_gateway.url, api.token, after=start) as stays:
        for _ in range(10):
            async with listening(live_gateway.url, api.token, after=start) as goes:
                made = await create(api)
                event = await told(goes)
                while event["completionId"] != made:
                    event = await told(goes)
                await goes.send(json.dumps({"id": "1", "type": "complete"}))
            assert (await told(stays))["completionId"] == made
