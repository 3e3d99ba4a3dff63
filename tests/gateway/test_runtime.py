"""Two gateways in one process have nothing in common."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from gateway.app import create_app
from gateway.settings import Settings
from models import TokenDocument
from services.changes import feeds
from services.clock import utc_now
from services.completions import commits
from services.feedback import json_schema
from services.jobs import expired_tokens
from services.runtime import Runtime, entered
from services.storage import index_sets
from services.storage.database import database
from services.tenants.organizations import create_organization, slug_of
from services.tenants.tokens import Role, create_token
from tests.api import Api
from tests.graphql.test_feedback import UPLOAD, create_task
from tests.waiting import PATIENCE_SECONDS

CREATE = (
    "mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) { completion "
    "{ id } } }"
)
UPDATE = """
mutation ($input: UpdateCompletionInput!) {
  updateCompletion(input: $input) { completion { id } }
}
"""
DELETE = "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }"
TAGS = "{ completions(first: 100) { nodes { tags } } }"
SEEN = "{ completions { totalCount nodes { id session { id } } } }"


async def opened(app: FastAPI, name: str, role: Role = Role.ADMIN) -> httpx.AsyncClient:
    with entered(app.state.runtime):
        await index_sets.prepare()
        organization = await create_organization(name, organization_id="same")
        _, token = await create_token(
            organization["id"], name="t", role=role, secret="the same secret"
        )
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://gateway",
        headers={"X-Log10-Token": token},
    )


@dataclass(frozen=True)
class Gateway:
    """One of two gateways in this process. Their organizations and secrets are the same."""

    name: str
    runtime: Runtime
    api: Api


@asynccontextmanager
async def two_gateways(
    mongodb_url: str, /, role_of_second: Role = Role.ADMIN, **settings_of_first: int
) -> AsyncIterator[tuple[Gateway, Gateway]]:
    """Run two, the second with the default settings."""
    made: list[Gateway] = []
    async with AsyncExitStack() as ends:
        for name, role, changed in (
            ("apart_first", Role.ADMIN, settings_of_first),
            ("apart_second", role_of_second, {}),
        ):
            app = create_app(
                Settings(
                    mongodb_url=SecretStr(mongodb_url),
                    mongodb_database=name,
                    **changed,  # type: ignore[arg-type]  # settings of several types
                )
            )
            await ends.enter_async_context(app.router.lifespan_context(app))
            with entered(app.state.runtime):
                await database.client.drop_database(name)
            client = await ends.enter_async_context(await opened(app, name, role))
            made.append(Gateway(name, app.state.runtime, Api(client, "same", "the same secret")))
        first, second = made
        yield first, second


def test_an_app_keeps_the_runtime_that_it_is_given(mongodb_url: str) -> None:
    runtime = Runtime()
    app = create_app(Settings(mongodb_url=SecretStr(mongodb_url)), runtime=runtime)

    assert app.state.runtime is runtime


async def test_two_apps_on_two_databases_share_no_row_rate_page_size_or_cache(
    mongodb_url: str,
) -> None:
    def settings(name: str, **changes: int) -> Settings:
        return Settings(mongodb_url=SecretStr(mongodb_url), mongodb_database=name, **changes)  # type: ignore[arg-type]  # settings of several types

    one = create_app(settings("runtime_one", default_page_size=3))
    two = create_app(settings("runtime_two", rate_limit_per_second=1, rate_limit_burst=2))
    async with one.router.lifespan_context(one), two.router.lifespan_context(two):
        first, second = await opened(one, "One"), await opened(two, "Two")

        async def ask(client: httpx.AsyncClient, query: str, **variables: object) -> httpx.Response:
            return await client.post("/graphql", json={"query": query, "variables": variables})

        inputs = [{"id": f"c{n}", "sessionId": "s", "tags": ["one"]} for n in range(5)]
        await asyncio.gather(*(ask(first, CREATE, input=one_) for one_ in inputs))
        await ask(second, CREATE, input={"id": "c0", "sessionId": "s", "tags": ["two"]})
        ours = (await ask(first, SEEN)).json()["data"]
        theirs = (await ask(second, SEEN)).json()["data"]
        limited = [(await ask(second, "{ viewer { role } }")).status_code for _ in range(2)]
        free = [(await ask(first, "{ viewer { role } }")).status_code for _ in range(5)]
        await first.aclose()
        await second.aclose()
        slugs = []
        for app in (one, two):
            with entered(app.state.runtime):
                slugs.append(await slug_of("same"))
                name = "runtime_one" if app is one else "runtime_two"
                await database.client.drop_database(name)

    assert (ours["completions"]["totalCount"], len(ours["completions"]["nodes"])) == (5, 3)
    assert theirs["completions"]["nodes"] == [{"id": "c0", "session": {"id": "s"}}]
    assert 429 in limited
    assert slugs == ["one", "two"]
    assert free == [200] * 5


def create(name: str, number: int) -> tuple[str, dict[str, Any]]:
    return CREATE, {"input": {"tags": [name]}}


def create_with_id(name: str, number: int) -> tuple[str, dict[str, Any]]:
    return CREATE, {"input": {"id": f"c{number}", "tags": [name]}}


def update(name: str, number: int) -> tuple[str, dict[str, Any]]:
    return UPDATE, {"input": {"id": f"c{number}", "tags": [name]}}


@pytest.mark.parametrize("write", [create, create_with_id, update])
async def test_writes_that_wait_at_once_go_to_their_own_databases(
    mongodb_url: str, write: Callable[[str, int], tuple[str, dict[str, Any]]]
) -> None:
    async with two_gateways(mongodb_url) as pair:

        async def ask(gateway: Gateway, number: int) -> None:
            document, variables = write(gateway.name, number)
            await gateway.api.query(document, **variables)

        if write is update:
            for gateway in pair:
                for number in range(8):
                    await gateway.api.query(CREATE, input={"id": f"c{number}"})

        await asyncio.gather(*(ask(gateway, n) for n in range(8) for gateway in pair))

        stored = [
            [row["tags"] for row in (await gateway.api.query(TAGS))["completions"]["nodes"]]
            for gateway in pair
        ]
    assert stored == [[["apart_first"]] * 8, [["apart_second"]] * 8]


async def test_queues_have_their_own_bounds(mongodb_url: str) -> None:
    def bounds(gateway: Gateway) -> list[int]:
        with entered(gateway.runtime):
            queues = (commits.creates, commits.named_creates, commits.updates)
            return [queue.max_waiting for queue in queues]

    async with two_gateways(mongodb_url, ingest_queue_limit=7) as (first, second):
        assert (bounds(first), bounds(second)) == ([7] * 3, [10_000] * 3)


async def test_those_who_listen_to_completions_hear_of_their_own_databases(
    mongodb_url: str,
) -> None:
    async with two_gateways(mongodb_url) as pair, AsyncExitStack() as ends:
        listening = []
        for gateway in pair:
            with entered(gateway.runtime):
                watching = feeds.watch_completions("same", None, paths=(), after=None)
                listening.append((await ends.enter_async_context(watching)).events())

        for gateway in pair:
            await gateway.api.query(CREATE, input={"id": gateway.name})

        async with asyncio.timeout(PATIENCE_SECONDS):
            heard = [(await anext(events)).id for events in listening]
    assert heard == ["apart_first", "apart_second"]


async def test_those_who_listen_to_feedback_hear_of_their_own_databases(mongodb_url: str) -> None:
    async with two_gateways(mongodb_url) as pair, AsyncExitStack() as ends:
        listening = []
        for gateway in pair:
            with entered(gateway.runtime):
                watching = feeds.watch_feedback("same", None, paths=(), after=None)
                listening.append((await ends.enter_async_context(watching)).events())

        made = []
        for gateway in pair:
            await gateway.api.query(CREATE, input={"id": "c"})
            made.append(await grade(gateway.api, {"completionIds": ["c"]}))

        async with asyncio.timeout(PATIENCE_SECONDS):
            heard = [(await anext(events)).id for events in listening]
    assert heard == [body["data"]["uploadFeedback"]["feedback"]["id"] for body in made]


async def grade(api: Api, selection: dict[str, Any]) -> dict[str, Any]:
    task = await create_task(api)
    return await api.execute(
        UPLOAD,
        input={"taskId": task["id"], "jsonValues": {"score": 1}, "selection": selection},
    )


async def test_feedback_by_tags_grades_as_many_as_its_app_allows(mongodb_url: str) -> None:
    async with two_gateways(mongodb_url, max_matched_completions=1) as pair:
        said = []
        for gateway in pair:
            for _ in range(2):
                await gateway.api.query(CREATE, input={"tags": ["t"]})
            body = await grade(gateway.api, {"completionTagsSelector": {"tags": ["t"]}})
            said.append("errors" not in body)

    assert said == [False, True]


async def test_a_session_that_one_has_made_is_made_by_the_other_too(mongodb_url: str) -> None:
    async with two_gateways(mongodb_url) as pair:
        counts = []
        for gateway in pair:
            await gateway.api.query(CREATE, input={"sessionId": "s"})
            data = await gateway.api.query("{ sessions { totalCount } }")
            counts.append(data["sessions"]["totalCount"])

    assert counts == [1, 1]


async def test_a_secret_opens_in_each_what_it_opens_there(mongodb_url: str) -> None:
    async with two_gateways(mongodb_url, role_of_second=Role.READER) as pair:
        roles = [(await gateway.api.query("{ viewer { role } }"))["viewer"] for gateway in pair]

    assert roles == [{"role": "ADMIN"}, {"role": "READER"}]


async def test_each_remembers_deleted_ids_for_its_own_time(mongodb_url: str) -> None:
    async with two_gateways(mongodb_url, deleted_ids_kept_days=0) as pair:
        again = []
        for gateway in pair:
            await gateway.api.query(CREATE, input={"id": "c"})
            await gateway.api.query(DELETE, ids=["c"])
            again.append("errors" not in await gateway.api.execute(CREATE, input={"id": "c"}))

    assert again == [True, False]


async def test_each_keeps_expired_tokens_for_its_own_time(mongodb_url: str) -> None:
    async with two_gateways(mongodb_url, expired_tokens_kept_days=0) as pair:
        removed = []
        for gateway in pair:
            with entered(gateway.runtime):
                await database.collection(TokenDocument).insert_one(
                    {
                        "_id": "expired",
                        "organization_id": "same",
                        "secret_sha256": b"expired",
                        "expires_at": utc_now() - timedelta(days=1),
                    }
                )
                removed.append((await expired_tokens.step(None, None)).done)

    assert removed == [1, 0]


async def test_the_end_of_one_leaves_the_other_its_process_for_schemas(mongodb_url: str) -> None:
    async with two_gateways(mongodb_url) as pair:
        for gateway in pair:
            with entered(gateway.runtime):
                await json_schema.process.judge("same", b'{"type": "integer"}', b"1")
        with entered(pair[0].runtime):
            await json_schema.close()

        with entered(pair[1].runtime):
            assert json_schema.process.process_id is not None
