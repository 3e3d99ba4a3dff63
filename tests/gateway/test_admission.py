"""Who may do what is decided the same on every transport, for as long as a connection lasts."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

import httpx
import pytest
from fastapi import FastAPI
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import NetworkTimeout
from websockets.exceptions import ConnectionClosed

from gateway.app import create_app
from gateway.settings import Settings
from services.clock import utc_now
from services.runtime import entered_runtime
from services.tenants.tokens import Role, all_tokens, create_token, revoke_token
from tests.api import Api
from tests.conftest import LiveGateway, NewApi
from tests.gateway.in_process import served
from tests.gateway.processes import environment, serving
from tests.gateway.sockets import ask, receive, send, socket
from tests.security.test_roles import GRAPHQL, SUBSCRIPTIONS
from tests.waiting import until

VIEWER = "{ viewer { role } }"
CHANGED = "subscription { completionChanged { type } }"
# What SECURITY.md promises, and time for a message to arrive.
SECONDS = 5 + 1


class Ask(Protocol):
    """Executes one operation over a transport, and returns its response."""

    async def __call__(self, query: str, /, **more: Any) -> Any: ...


@asynccontextmanager
async def over_http(url: str, token: str) -> AsyncIterator[Ask]:
    async with httpx.AsyncClient(timeout=20, headers={"X-Log10-Token": token}) as client:

        async def execute(query: str, /, **more: Any) -> Any:
            return (await client.post(f"{url}/graphql", json={"query": query, **more})).json()

        yield execute


@asynccontextmanager
async def over_get(url: str, token: str) -> AsyncIterator[Ask]:
    async with httpx.AsyncClient(timeout=20, headers={"X-Log10-Token": token}) as client:

        async def execute(query: str, /, **_: Any) -> Any:
            return (await client.get(f"{url}/graphql", params={"query": query})).json()

        yield execute


@asynccontextmanager
async def over_events(url: str, token: str) -> AsyncIterator[Ask]:
    headers = {"X-Log10-Token": token, "Accept": "text/event-stream"}
    async with httpx.AsyncClient(timeout=20, headers=headers) as client:

        async def execute(query: str, /, **more: Any) -> Any:
            answer = await client.post(f"{url}/graphql", json={"query": query, **more})
            if not answer.headers["content-type"].startswith("text/event-stream"):
                return answer.json()
            [event, end] = [part for part in answer.text.split("\n\n") if part]
            assert end == "event: complete\ndata:"
            assert event.startswith("event: next\ndata: ")
            return json.loads(event.partition("data: ")[2])

        yield execute


@asynccontextmanager
async def over_socket(url: str, token: str) -> AsyncIterator[Ask]:
    async with socket(url, {"X-Log10-Token": token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"

        async def execute(query: str, /, **more: Any) -> Any:
            return await ask(connection, query, **more)

        yield execute


TRANSPORTS = [over_http, over_events, over_socket]


def codes(response: Any) -> set[str]:
    return {error["extensions"]["code"] for error in response.get("errors", [])}


async def revoke(api: Api) -> None:
    """End the token in this process, of which the gateway under test hears by the database."""
    token = (await all_tokens(api.organization_id))[0]
    await revoke_token(api.organization_id, token["id"])


async def until_rejected(gateway: LiveGateway, token: str) -> None:
    """Return when what a gateway knew of a token that has ended is too old."""
    async with httpx.AsyncClient(headers={"X-Log10-Token": token}, timeout=20) as client:

        async def is_rejected() -> bool:
            return (await client.get(f"{gateway.url}/api/v1/feedback")).status_code == 401

        await until(is_rejected)


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("role", list(Role))
async def test_every_role_may_do_the_same_over_every_transport(
    live_gateway: LiveGateway, new_api: NewApi, role: Role, transport: Any
) -> None:
    api = await new_api(role)
    wrong = {}
    async with transport(live_gateway.url, api.token) as execute:
        for operation, (least, query) in GRAPHQL.items():
            response = await execute(query)
            if ("FORBIDDEN" in codes(response)) is role.includes(least):
                wrong[operation] = response

    assert wrong == {}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("subscription", list(SUBSCRIPTIONS))
async def test_a_subscription_begins_for_its_role(
    live_gateway: LiveGateway, new_api: NewApi, role: Role, subscription: str
) -> None:
    least, query = SUBSCRIPTIONS[subscription]
    api = await new_api(role)
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        await send(connection, "1", query)
        await send(connection, "2", VIEWER)
        first = await receive(connection)  # a rejection would come before what was asked later

    refused = codes({"errors": first["payload"]}) if first["type"] == "error" else set()
    assert ("FORBIDDEN" in refused) is not role.includes(least), first


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_what_is_forbidden_is_not_half_done(
    live_gateway: LiveGateway, new_api: NewApi, transport: Any
) -> None:
    api = await new_api(Role.WRITER)
    query = (
        "mutation { createSession(input: {}) { session "
        "{ id } } deleteCompletions(input: {ids: []}) { count } }"
    )
    async with transport(live_gateway.url, api.token) as execute:
        response = await execute(query)
        sessions = await execute("{ sessions { totalCount } }")

    assert codes(response) == {"FORBIDDEN"}
    assert "data" not in response
    assert sessions["data"]["sessions"]["totalCount"] == 0


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize(
    ("query", "variables", "is_forbidden"),
    [
        ("query ($a: Boolean!) { viewer { role } tokens @include(if: $a) { totalCount } }", {},
         False),
        (
            """query ($a: Boolean! = true) { viewer { role } ...F @skip(if: $a) }
               fragment F on Query { tokens { nodes { id } } }""",
            None,
            False,
        ),
        ("query ($a: Boolean = true) { ... @include(if: $a) { tokens { totalCount } } }",
         None, True),
        (
            """{ viewer { role } ...A }
               fragment A on Query { ...B } fragment B on Query { t: tokens { nodes { id } } }""",
            None,
            True,
        ),
        ("{ ...A @include(if: false) ...A } fragment A on Query { tokens { totalCount } }",
         None, True),
    ],
)  # fmt: skip
async def test_only_what_is_executed_needs_a_role(
    live_gateway: LiveGateway,
    new_api: NewApi,
    transport: Any,
    query: str,
    variables: dict[str, Any] | None,
    is_forbidden: bool,
) -> None:
    api = await new_api(Role.READER)
    given = {"a": False} if variables is not None else {}
    async with transport(live_gateway.url, api.token) as execute:
        response = await execute(query, variables=given)

    assert ("FORBIDDEN" in codes(response)) is is_forbidden, response
    assert is_forbidden or response["data"]["viewer"]["role"] == "READER"


async def test_a_revoked_token_does_nothing_more_on_an_open_socket(
    live_gateway: LiveGateway, new_api: NewApi
) -> None:
    api = await new_api()
    create = 'mutation { createToken(input: {name: "t", role: READER}) { secret } }'
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        assert "errors" not in await ask(connection, create)
        await revoke(api)
        response: Any = {}
        async with asyncio.timeout(SECONDS):
            while "errors" not in response:
                response = await ask(connection, create)
            with pytest.raises(ConnectionClosed) as closed:
                await receive(connection)

    assert codes(response) == {"UNAUTHENTICATED"}
    assert closed.value.rcvd is not None
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (
        4403,
        "the token has been revoked",
    )


async def test_a_silent_socket_is_closed_when_its_token_is_revoked(
    live_gateway: LiveGateway, new_api: NewApi
) -> None:
    api = await new_api()
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        await revoke(api)
        async with asyncio.timeout(SECONDS):
            with pytest.raises(ConnectionClosed):
                await receive(connection)


@pytest.mark.parametrize("ends", ["revoked", "expired"])
async def test_a_subscription_ends_with_its_token_on_a_socket_and_as_events(
    live_gateway: LiveGateway, new_api: NewApi, ends: str
) -> None:
    api = await new_api()
    token = api.token
    if ends == "expired":
        soon = utc_now() + timedelta(seconds=2)
        _, token = await create_token(
            api.organization_id, name="short", role=Role.READER, expires_at=soon
        )
    headers = {"X-Log10-Token": token, "Accept": "text/event-stream"}
    async with (
        socket(live_gateway.url, {"X-Log10-Token": token}) as connection,
        httpx.AsyncClient(timeout=20, headers=headers) as client,
        client.stream("POST", f"{live_gateway.url}/graphql", json={"query": CHANGED}) as events,
    ):
        assert (await receive(connection))["type"] == "connection_ack"
        await send(connection, "1", CHANGED)
        if ends == "revoked":
            await revoke(api)
        async with asyncio.timeout(SECONDS):
            told = await receive(connection)
            text = (await events.aread()).decode()

    assert told["type"] == "error"
    assert told["payload"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert ends in told["payload"][0]["message"]
    assert '"code":"UNAUTHENTICATED"' in text
    assert text.endswith("event: complete\ndata:\n\n")


async def test_nothing_is_delivered_after_the_end_of_a_token(
    live_gateway: LiveGateway, new_api: NewApi
) -> None:
    api = await new_api()
    other = await new_api(Role.WRITER, api.organization_id)
    async with socket(live_gateway.url, {"X-Log10-Token": other.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        await send(connection, "1", CHANGED)
        token = next(
            row for row in await all_tokens(api.organization_id) if row["role"] == "writer"
        )
        await revoke_token(api.organization_id, token["id"])
        await until_rejected(live_gateway, other.token)
        await api.create_completion(tags=["late"])
        message = await receive(connection)

    assert message["type"] == "error"
    assert codes({"errors": message["payload"]}) == {"UNAUTHENTICATED"}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (
            "/graphql",
            {"query": 'mutation { createToken(input: {name: "t", role: ADMIN}) { secret } }'},
        ),
        ("/api/v1/completions", {"tags": ["late"]}),
        ("/api/v1/feedback_task", {"name": "late", "json_schema": {}}),
    ],
)
async def test_a_request_whose_token_ends_while_its_body_comes_does_nothing(
    live_gateway: LiveGateway, new_api: NewApi, path: str, body: dict[str, Any]
) -> None:
    api = await new_api()
    other = await new_api(organization_id=api.organization_id)
    content = json.dumps(body).encode()

    async def has_been_used() -> bool:
        tokens = await all_tokens(api.organization_id)
        return any(row["last_used_at"] is not None for row in tokens)  # `other` asks later

    async def slowly() -> AsyncIterator[bytes]:
        yield content[:-1]
        await until(has_been_used)  # the gateway has admitted the request by its head
        await revoke(api)
        await until_rejected(live_gateway, api.token)
        yield content[-1:]

    headers = {"X-Log10-Token": api.token, "Content-Type": "application/json"}
    async with httpx.AsyncClient(timeout=20) as client:
        answer = await client.post(f"{live_gateway.url}{path}", content=slowly(), headers=headers)

    assert answer.status_code == 401
    left = await other.query("{ tokens { nodes { id } } completions { totalCount } }")
    assert (len(left["tokens"]["nodes"]), left["completions"]["totalCount"]) == (2, 0)
    assert (await other.query("{ feedbackTasks { totalCount } }"))["feedbackTasks"] == {
        "totalCount": 0
    }


@pytest.mark.parametrize(
    ("init", "headers"),
    [
        ({"X-Log10-Organization": "another"}, {}),
        ({}, {"X-Log10-Organization": "another"}),
        ({}, {"x-log10-organization-id": "another"}),
    ],
    ids=str,
)
async def test_a_socket_that_names_another_organization_is_closed(
    live_gateway: LiveGateway, api: Api, init: dict[str, str], headers: dict[str, str]
) -> None:
    given = {"X-Log10-Token": api.token, **init}
    async with socket(live_gateway.url, given, **headers) as connection:
        with pytest.raises(ConnectionClosed) as closed:
            await receive(connection)

    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403


@pytest.mark.parametrize("path", ["/graphql", "/api/v1/completions", "/api/v1/feedback"])
async def test_what_a_stranger_sends_is_not_even_read(api: Api, path: str) -> None:
    answer = await api.http.post(
        path, content=b"no json", headers={"X-Log10-Token": "unknown", "Content-Type": "text/x"}
    )

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


@dataclass(frozen=True)
class Limited:
    """A gateway whose tokens may make two requests at once, and then one in a long while."""

    url: str


@pytest.fixture(scope="module")
def limited(mongodb_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Limited]:
    folder: Path = tmp_path_factory.mktemp("limited")
    variables = environment(
        folder,
        mongodb_url=mongodb_url,
        mongodb_database="tests",
        rate_limit_per_second="0.01",
        rate_limit_burst="2",
    )
    with serving(env=variables) as server:
        yield Limited(server.shown(r"REST +(http://\S+)"))


@pytest.mark.parametrize("transport", [over_http, over_get, over_events, over_socket])
async def test_the_rate_of_a_token_counts_operations_on_every_transport(
    limited: Limited, api: Api, transport: Any
) -> None:
    async with transport(limited.url, api.token) as execute:
        responses = [await execute(VIEWER) for _ in range(10)]

    assert [codes(one) for one in responses] == [set(), set()] + [{"RATE_LIMITED"}] * 8
    assert all(1 <= one["errors"][0]["extensions"]["retryAfter"] <= 100 for one in responses[2:])


async def test_one_rate_counts_all_transports_together(limited: Limited, api: Api) -> None:
    async with (
        over_socket(limited.url, api.token) as on_socket,
        over_events(limited.url, api.token) as as_events,
        over_http(limited.url, api.token) as by_post,
    ):
        responses = [await execute(VIEWER) for execute in (on_socket, as_events, by_post)]
    async with httpx.AsyncClient(timeout=20, headers={"X-Log10-Token": api.token}) as client:
        rest = await client.get(f"{limited.url}/api/v1/feedback")

    assert [codes(one) for one in responses] == [set(), set(), {"RATE_LIMITED"}]
    assert rest.status_code == 429
    assert int(rest.headers["retry-after"]) >= 1


async def test_a_subscription_that_is_open_does_not_use_up_the_rate(
    limited: Limited, api: Api
) -> None:
    async with socket(limited.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        await send(connection, "1", CHANGED)
        await asyncio.sleep(4.5)  # it has looked twice whether its token is valid
        response = await ask(connection, VIEWER)

    assert codes(response) == set()


async def test_an_outage_of_the_database_does_not_end_the_watch_over_a_token(
    settings: Settings, app: FastAPI, new_api: NewApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = await new_api()
    outage, looked_in_vain = asyncio.Event(), asyncio.Semaphore(0)
    find = AsyncCollection.find_one

    async def find_one(self: Any, *args: Any, **options: Any) -> Any:
        if outage.is_set() and self.name == "tokens":
            looked_in_vain.release()
            raise NetworkTimeout("the database is frozen")
        return await find(self, *args, **options)

    monkeypatch.setattr(AsyncCollection, "find_one", find_one)
    headers = {"X-Log10-Token": api.token, "Accept": "text/event-stream"}
    async with (
        served(create_app(settings, runtime=entered_runtime())) as url,
        socket(url, {"X-Log10-Token": api.token}) as connection,
        httpx.AsyncClient(timeout=30, headers=headers) as client,
        client.stream("POST", f"{url}/graphql", json={"query": CHANGED}) as events,
    ):
        assert (await receive(connection))["type"] == "connection_ack"
        await send(connection, "1", CHANGED)
        outage.set()
        for _ in range(4):  # both have looked, and look again
            await looked_in_vain.acquire()
        outage.clear()
        [token] = await all_tokens(api.organization_id)
        await revoke_token(api.organization_id, token["id"])
        async with asyncio.timeout(SECONDS):
            told = await receive(connection)
            with pytest.raises(ConnectionClosed):
                await receive(connection)
            text = (await events.aread()).decode()

    assert codes({"errors": told["payload"]}) == {"UNAUTHENTICATED"}
    assert '"code":"UNAUTHENTICATED"' in text
    assert text.endswith("event: complete\ndata:\n\n")
