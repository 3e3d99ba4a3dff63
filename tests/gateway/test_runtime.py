"""Two gateways in one process have nothing in common."""

import asyncio

import httpx
from fastapi import FastAPI
from pydantic import SecretStr

from gateway.app import create_app
from gateway.settings import Settings
from services.runtime import Runtime, entered
from services.storage.database import database
from services.tenants.organizations import create_organization, slug_of
from services.tenants.tokens import Role, create_token

CREATE = "mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) { id } }"
SEEN = "{ completions { totalCount nodes { id session { id } } } tags { name } }"


async def opened(app: FastAPI, name: str) -> httpx.AsyncClient:
    with entered(app.state.runtime):
        await database.apply_indexes()
        organization = await create_organization(name, organization_id="same")
        _, token = await create_token(
            organization["id"], name="t", role=Role.ADMIN, secret="the same secret"
        )
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://gateway",
        headers={"X-Log10-Token": token},
    )


def test_an_app_keeps_the_runtime_that_it_is_given(mongodb_url: str) -> None:
    runtime = Runtime()
    app = create_app(Settings(mongodb_url=SecretStr(mongodb_url)), runtime=runtime)

    assert app.state.runtime is runtime


async def test_two_apps_on_two_databases_share_no_row_rate_page_size_or_cache(
    mongodb_url: str,
) -> None:
    def settings(name: str, **changes: int) -> Settings:
        return Settings(mongodb_url=SecretStr(mongodb_url), mongodb_database=name, **changes)  # type: ignore[arg-type]

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
    assert ([tag["name"] for tag in ours["tags"]], [tag["name"] for tag in theirs["tags"]]) == (
        ["one"],
        ["two"],
    )
    assert 429 in limited
    assert slugs == ["one", "two"]
    assert free == [200] * 5
