"""The index of the tests' database, built and followed in the test's own process."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from fastapi import FastAPI

from services.insight.folder import Folder
from services.insight.reader import insight
from services.insight.writer import Writer

CatchUp = Callable[[], Awaitable[None]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """One for all modules, which go on from where the one before has come to."""
    made = Folder(tmp_path_factory.mktemp("insight"))
    made.create()
    return made


@pytest.fixture(scope="module")
async def catch_up(app: FastAPI, folder: Folder) -> AsyncIterator[CatchUp]:
    """Index all that has been answered; what is asked then finds it."""
    insight.configure(folder.path)
    yield Writer(folder, memory=15_000_000).catch_up
    insight.close()
    insight.configure(None)
