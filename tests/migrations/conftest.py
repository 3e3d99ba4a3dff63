"""A gateway on a database that the version before has written."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from bson import json_util
from fastapi import FastAPI
from pydantic import SecretStr

from gateway.app import create_app
from gateway.settings import Settings
from services.jobs.migrations import order_keys, versions
from services.runtime import Runtime, entered
from services.storage import index_sets
from services.storage.database import database
from services.tenants.tokens import Role, create_token
from tests.api import Api


def written_by(version: int) -> dict[str, Any]:
    """Return a database that a version has written, asked by its own routes.

    There are completions by both families of SDKs, sessions, tasks, feedback, a deletion; and
    cursors of its lists, with the ids of what stood after them.
    """
    text = (Path(__file__).parent / f"version_{version}.json").read_text()
    written: dict[str, Any] = json_util.loads(
        text, json_options=json_util.JSONOptions(tz_aware=True)
    )
    written["lists"] = json.loads(json_util.dumps(written["lists"]))
    return written


WRITTEN = written_by(1)
WRITTEN_BY_5 = written_by(5)
LISTS: dict[str, dict[str, Any]] = WRITTEN["lists"]


class Former(Api):
    """The bearer of an admin's token, on a database of the version before."""

    app: FastAPI
    name: str


@pytest.fixture
async def former(mongodb_url: str) -> AsyncIterator[Former]:
    """A gateway that has begun on a database of the version before, and not migrated it."""
    async with AsyncExitStack() as stack:
        yield await begun(mongodb_url, stack)


@pytest.fixture
async def of_version_5(mongodb_url: str) -> AsyncIterator[Former]:
    """A gateway on a database of version 5, which has not migrated it."""
    async with AsyncExitStack() as stack:
        former = await begun(mongodb_url, stack, WRITTEN_BY_5)
        with entered(former.app.state.runtime):
            yield former


@pytest.fixture(scope="module")
async def migrated(mongodb_url: str) -> AsyncIterator[Former]:
    """A gateway whose database has been migrated."""
    async with AsyncExitStack() as stack:
        former = await begun(mongodb_url, stack)
        await _to_the_end(former)
        yield former


async def begun(
    mongodb_url: str, stack: AsyncExitStack, written: Mapping[str, Any] = WRITTEN
) -> Former:
    """Begin a gateway on a database that a version has written, and migrate nothing."""
    name = f"former-{uuid4().hex[:8]}"
    settings = Settings(mongodb_url=SecretStr(mongodb_url), mongodb_database=name)
    app = create_app(settings, runtime=Runtime())
    await stack.enter_async_context(app.router.lifespan_context(app))
    with entered(app.state.runtime):
        stored = database.client[name]
        for collection, content in written["collections"].items():
            if content["rows"]:
                await stored[collection].insert_many(content["rows"])
            for index in content["indexes"]:
                if collection not in ("tokens", "jobs", "deleted_completions"):
                    await stored[collection].create_index(
                        index["key"], name=index["name"], **index.get("options", {})
                    )
        await index_sets.prepare()
        _, token = await create_token(written["organization"], name="test", role=Role.ADMIN)
    client = httpx.AsyncClient(
        transport=httpx.ASGITransport(app, raise_app_exceptions=False),
        base_url="http://gateway",
        headers={"X-Log10-Token": token},
        timeout=30,
    )
    await stack.enter_async_context(client)
    stack.push_async_callback(_drop, app, name)
    api = Former(client, written["organization"], token)
    object.__setattr__(api, "app", app)
    object.__setattr__(api, "name", name)
    return api


async def _drop(app: FastAPI, name: str) -> None:
    with entered(app.state.runtime):
        await database.client.drop_database(name)


Migrate = Callable[[Former], Awaitable[int]]


@pytest.fixture
def migrate() -> Migrate:
    """Migrate a database to the end; return how many steps that took."""

    return _to_the_end


async def _to_the_end(former: Former) -> int:
    with entered(former.app.state.runtime):
        order_keys.configure(quiet_seconds=0)
        checkpoint = None
        steps = 0
        while await versions.pending():
            checkpoint = (await versions.step(None, checkpoint)).checkpoint
            steps += 1
        return steps
