"""What graders share, on a database of the version before."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from models import QueueItemDocument, indexes
from services.runtime import entered
from services.storage import index_sets, schema_version
from services.storage.database import database
from tests.migrations.conftest import Former, Migrate, begun, written_by
from tests.migrations.write_database import after

WRITTEN = written_by(5)


@pytest.fixture
async def of_version_5(mongodb_url: str) -> AsyncIterator[Former]:
    async with AsyncExitStack() as stack:
        former = await begun(mongodb_url, stack, WRITTEN)
        with entered(former.app.state.runtime):
            yield former


async def test_queues_can_be_shared_once_their_indexes_are_built(
    of_version_5: Former, migrate: Migrate
) -> None:
    assert await index_sets.missing() == []
    assert not await schema_version.has_grading()

    await migrate(of_version_5)

    of_version_5.app.state.runtime.pop(schema_version._Seen, None)  # as some seconds later
    assert await schema_version.has_grading()
    assert await index_sets.missing() == []
    names = await database.collection(QueueItemDocument).index_information()
    assert {indexes.QUEUE_IN_ORDER, indexes.QUEUE_BY_LEASE} <= set(names)
    for name, recorded in WRITTEN["lists"].items():
        found = await after(of_version_5.http, recorded["list"], recorded["cursor"])
        assert found == recorded["after"], name
