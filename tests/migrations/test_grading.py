"""What graders share, on a database of the version before."""

from models import QueueItemDocument, indexes
from services.storage import index_sets, schema_version
from services.storage.database import database
from tests.migrations.conftest import WRITTEN_BY_5, Former, Migrate
from tests.migrations.write_database import after


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
    for name, recorded in WRITTEN_BY_5["lists"].items():
        found = await after(of_version_5.http, recorded["list"], recorded["cursor"])
        assert found == recorded["after"], name
