"""The index of the tests' database, built and followed in the test's own process."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from services.completions import reading
from services.ids import new_id
from services.insight import feed, filters, keeping, writer
from services.insight.folder import Folder, Generation
from services.insight.questions import Questions
from services.insight.reader import insight
from services.insight.writer import Writer
from services.tenants.organizations import create_organization
from services.tenants.tokens import Role, create_token
from tests.api import Api
from tests.examples import IS_NIGHT
from tests.graphql.test_matching import TASKS

CatchUp = Callable[[], Awaitable[None]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """One for each module: another's would have to be told of all that was stored meanwhile."""
    made = Folder(tmp_path_factory.mktemp("insight"))
    made.create()
    return made


@asynccontextmanager
async def organization(app: FastAPI) -> AsyncIterator[Api]:
    """Be the client of a fresh organization: for fixtures of modules."""
    organization_id = (await create_organization("Insight"))["id"]
    _, token = await create_token(organization_id, name="test", role=Role.ADMIN)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app, raise_app_exceptions=False),
        base_url="http://gateway",
        headers={"X-Log10-Token": token},
        timeout=60,
    ) as client:
        yield Api(client, organization_id, token)


@pytest.fixture(scope="module")
async def catch_up(app: FastAPI, folder: Folder) -> AsyncIterator[CatchUp]:
    """Index all that has been answered; what is asked then finds it."""
    insight.configure(folder.path)
    begins_with = new_id()

    async def begin(generation: Generation, of: str) -> None:
        """Pass over the organizations of before: other modules', which have thousands of rows."""
        await keeping.begin(generation, of)
        state = generation.read_state()
        assert state is not None
        generation.write_state(replace(state, scanned=(begins_with, "")), is_durable=True)

    with pytest.MonkeyPatch.context() as patched:
        if not IS_NIGHT:
            patched.setattr(writer, "begin", begin)
        # Do not wait for what else may come.
        patched.setattr(feed, "_AWAIT_MS", 10)
        patched.setattr(keeping, "_COLLECT_SECONDS", 0.01)
        patched.setattr(keeping, "_IDLE_SECONDS", 0.01)
        patched.setattr(keeping, "_COMMIT_SECONDS", 0.05)
        yield Writer(folder, memory=15_000_000).catch_up
    insight.close()
    insight.configure(None)


@pytest.fixture
def known_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let filters name the tasks that generated filters do."""

    async def selectors(_organization: str, _filter: object) -> Mapping[str, Sequence[str]]:
        return TASKS

    monkeypatch.setattr(filters, "selectors_for", selectors)
    monkeypatch.setattr(reading, "selectors_for", selectors)


@pytest.fixture(scope="module")
def pool() -> Iterator[Questions]:
    """Of tests that make a view of their own."""
    with closing(Questions()) as made:
        yield made
