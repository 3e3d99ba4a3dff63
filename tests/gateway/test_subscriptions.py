"""Live updates over WebSocket and Server-Sent Events, from a gateway in a process of its own."""

import asyncio
import json
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from services.tenants.tokens import all_tokens, revoke_token
from tests.api import Api
from tests.conftest import LiveGateway, NewApi
from tests.gateway.processes import environment, serving
from tests.gateway.sockets import PROTOCOL, receive, socket
from tests.waiting import repeating

CHANGED = """
subscription ($filter: CompletionFilter) {
  completionChanged(filter: $filter) {
    type completionId completion { id tags status session { id } }
  }
}
"""


async def subscribe(
    connection: ClientConnection, api: Api, query: str, tags: Sequence[str] = (), **variables: Any
) -> None:
    """Subscribe to completions, and return when a change of one has been told.

    Args:
        connection: It has been asked to begin, and not been told that it may.
        api: Of the same organization.
        query: With the `completionId`.
        tags: With which a completion passes the filter of the query.
        variables: Of the query.
    """
    assert (await receive(connection))["type"] == "connection_ack"
    payload = {"query": query, "variables": variables}
    await connection.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
    await heard(connection, api, tags)


async def heard(connection: ClientConnection, api: Api, tags: Sequence[str] = ()) -> None:
    """Create completions until the stream, which opens some time, tells of one; take them all."""
    made: list[str] = []

    async def make() -> None:
        made.append(await create(api, tags=list(tags)))

    async with repeating(make):
        told = [await next_event(connection)]
    while told[-1]["completionChanged"]["completionId"] != made[-1]:
        told.append(await next_event(connection))


async def next_event(connection: ClientConnection) -> Any:
    message = await receive(connection)
    assert message["type"] == "next", message
    payload = message["payload"]
    assert "errors" not in payload, payload
    return payload["data"]


async def create(api: Api, **fields: Any) -> str:
    data = await api.query(
        "mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) "
        "{ completion { id } } }",
        input=fields,
    )
    completion_id: str = data["createCompletion"]["completion"]["id"]
    return completion_id


async def test_what_changes_is_told_to_those_whose_filter_matches(
    live_gateway: LiveGateway, api: Api
) -> None:
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        await subscribe(connection, api, CHANGED, ["a"], filter={"tags": {"has": "a"}})

        await create(api, tags=["b"])
        matching = await create(api, tags=["a"], sessionId="s1")
        created = await next_event(connection)
        await api.query(
            "mutation ($id: ID!) { updateCompletion(input: {id: $id, status: FAILED}) "
            "{ completion { id } } }",
            id=matching,
        )
        updated = await next_event(connection)
        await api.query(
            "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }",
            ids=[matching],
        )
        deleted = await next_event(connection)

    assert created["completionChanged"] == {
        "type": "CREATED",
        "completionId": matching,
        "completion": {"id": matching, "tags": ["a"], "status": None, "session": {"id": "s1"}},
    }
    assert updated["completionChanged"]["type"] == "UPDATED"
    assert updated["completionChanged"]["completion"]["status"] == "FAILED"
    assert deleted["completionChanged"] == {
        "type": "DELETED",
        "completionId": matching,
        "completion": None,
    }


async def test_another_organization_hears_nothing(
    live_gateway: LiveGateway, new_api: NewApi
) -> None:
    ours, theirs = await new_api(), await new_api()
    async with socket(live_gateway.url, {"X-Log10-Token": ours.token}) as connection:
        await subscribe(connection, ours, CHANGED)

        await create(theirs, tags=["theirs"])
        await create(ours, tags=["ours"])
        event = await next_event(connection)

    assert event["completionChanged"]["completion"]["tags"] == ["ours"]


async def test_feedback_is_streamed_as_server_sent_events(
    live_gateway: LiveGateway, api: Api
) -> None:
    task = (
        await api.query(
            'mutation { createFeedbackTask(input: {name: "t", jsonSchema: {}}) '
            "{ feedbackTask { id } } }"
        )
    )["createFeedbackTask"]["feedbackTask"]["id"]
    completion_id = await create(api)
    upload = """
    mutation ($task: ID!, $id: ID!) { uploadFeedback(input: {
      taskId: $task, jsonValues: {}, selection: {completionIds: [$id]}}) { feedback { id } } }
    """
    async with (
        httpx.AsyncClient(timeout=10) as client,
        client.stream(
            "POST",
            f"{live_gateway.url}/graphql",
            json={"query": "subscription { feedbackAdded { feedback { task { name } } } }"},
            headers={"X-Log10-Token": api.token, "Accept": "text/event-stream"},
        ) as response,
    ):
        assert response.headers["content-type"].startswith("text/event-stream")
        # Again and again: the change stream opens behind the head.
        async with repeating(lambda: api.query(upload, task=task, id=completion_id)):
            async for line in response.aiter_lines():
                if line.startswith("data:"):
                    break

    assert json.loads(line[5:])["data"] == {"feedbackAdded": {"feedback": {"task": {"name": "t"}}}}


async def test_a_revoked_token_ends_its_stream(live_gateway: LiveGateway, new_api: NewApi) -> None:
    ours = await new_api()
    async with socket(live_gateway.url, {"X-Log10-Token": ours.token}) as connection:
        await subscribe(connection, ours, CHANGED)
        viewer = await ours.query("{ viewer { organization { id } } }")
        [token] = await all_tokens(viewer["viewer"]["organization"]["id"])
        await revoke_token(ours.organization_id, token["id"])

        message = await receive(connection)

    assert message["payload"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize("init", [{}, {"X-Log10-Token": "wrong"}, {"authorization": 5}])
async def test_a_socket_without_a_valid_token_is_closed(
    live_gateway: LiveGateway, init: object
) -> None:
    async with socket(live_gateway.url, init) as connection:
        with pytest.raises(ConnectionClosed) as closed:
            await receive(connection)

    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403
    assert "token" in closed.value.rcvd.reason  # all that a browser's client can tell its user


@pytest.mark.parametrize(
    "message",
    [
        "no json",
        "5",
        "[]",
        "{}",
        '{"type": 5}',
        '{"type": "nothing"}',
        '{"type": "subscribe"}',
        '{"type": "subscribe", "id": "1", "payload": 5}',
        '{"type": "subscribe", "id": 1, "payload": {"query": "{ viewer { role } }"}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": 5}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": "{x}", "variables": []}}',
    ],
)
async def test_a_message_of_the_wrong_shape_closes_the_socket_with_4400(
    live_gateway: LiveGateway, api: Api, message: str
) -> None:
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        await connection.send(message)
        with pytest.raises(ConnectionClosed) as closed:
            await receive(connection)

    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4400


async def test_a_socket_that_a_page_elsewhere_opens_is_refused(live_gateway: LiveGateway) -> None:
    url = live_gateway.url.replace("http", "ws") + "/graphql"
    with pytest.raises(InvalidStatus) as rejected:
        async with connect(url, subprotocols=[PROTOCOL], origin=Origin("http://elsewhere.test")):
            pass

    assert rejected.value.response.status_code == 403


async def test_who_comes_when_the_last_one_goes_is_served(
    live_gateway: LiveGateway, api: Api
) -> None:
    for _ in range(15):
        async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
            assert (await receive(connection))["type"] == "connection_ack"
            payload = {"query": CHANGED, "variables": {}}
            await connection.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
            await heard(connection, api)


async def test_a_wrong_filter_is_refused_before_anything_changes(
    live_gateway: LiveGateway, api: Api
) -> None:
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        variables = {"filter": {"payload": [{"path": "$where", "exists": True}]}}
        payload = {"query": CHANGED, "variables": variables}
        await connection.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        message = await receive(connection)

    assert message["type"] == "error"
    assert message["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_an_open_stream_does_not_hold_up_the_end(
    mongodb_url: str, tmp_path: Path, api: Api
) -> None:
    variables = environment(tmp_path, mongodb_url=mongodb_url, mongodb_database="tests")
    with serving(env=variables) as server:  # nothing else runs meanwhile
        async with httpx.AsyncClient(timeout=20) as client:
            request = client.build_request(
                "POST",
                server.shown(r"GraphiQL +(\S+)"),
                json={"query": "subscription { completionChanged { type } }"},
                headers={"X-Log10-Token": api.token, "Accept": "text/event-stream"},
            )
            response = await client.send(request, stream=True)
            lines = response.aiter_lines()
            async with repeating(lambda: create(api)):
                async for line in lines:
                    if line.startswith("data:"):  # the stream is under way
                        break
            server.process.send_signal(signal.SIGTERM)
            told = "\n".join([line async for line in lines])
        code = await asyncio.to_thread(server.process.wait, 30)

    assert code == 0
    assert '"code":"UNAVAILABLE"' in told
    assert "event: complete" in told


async def test_an_event_is_bounded_in_bytes_and_the_next_one_comes(
    live_gateway: LiveGateway, api: Api
) -> None:
    fields = " ".join(f"a{n}: request" for n in range(26))
    query = f"subscription {{ completionChanged {{ completionId completion {{ {fields} }} }} }}"
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        await subscribe(connection, api, query)

        for _ in range(2):
            await create(api, request={"text": "x" * 3_000_000})
            [error] = (await receive(connection))["payload"]["errors"]
            assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
            assert "LOG10_GATEWAY_GRAPHQL_MAX_RESPONSE_BYTES" in error["message"]
        await create(api, request={"text": "x"})
        assert (await next_event(connection))["completionChanged"]["completion"]["a0"] == {
            "text": "x"
        }
