"""The failures in sessions of a database of the version before, while it is in use."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from models import SessionDocument
from services.jobs.migrations import versions
from services.runtime import entered
from services.storage import index_sets, schema_version
from services.storage.database import database
from tests.jobs.test_session_summaries import are_right
from tests.migrations.conftest import Former, Migrate, begun, written_by
from tests.migrations.write_database import after

WRITTEN = written_by(4)
FAILED = """{ sessions(filter: {failedCount: {gt: 0}}, orderBy: {field: FAILED_COUNT}) {
  nodes { id failedCount statusCounts { failed } } } }"""


@pytest.fixture
async def of_version_4(mongodb_url: str) -> AsyncIterator[Former]:
    async with AsyncExitStack() as stack:
        former = await begun(mongodb_url, stack, WRITTEN)
        with entered(former.app.state.runtime):
            yield former


async def test_sessions_are_found_by_their_failures_once_all_are_summed_up(
    of_version_4: Former, migrate: Migrate
) -> None:
    assert await index_sets.missing() == []
    before = await of_version_4.execute(FAILED)
    assert before["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
    by_cost = "{ sessions(orderBy: {field: COST}) { nodes { id } } }"
    assert len((await of_version_4.query(by_cost))["sessions"]["nodes"]) == 3

    await migrate(of_version_4)

    of_version_4.app.state.runtime.pop(schema_version._Seen, None)  # as some seconds later
    nodes = (await of_version_4.query(FAILED))["sessions"]["nodes"]
    assert [node["failedCount"] for node in nodes] == [3, 3, 3]
    assert all(node["failedCount"] == node["statusCounts"]["failed"] for node in nodes)
    assert await are_right(of_version_4)
    assert await index_sets.missing() == []
    names = await database.collection(SessionDocument).index_information()
    assert "by_failed_count" in names
    for name, recorded in WRITTEN["lists"].items():
        found = await after(of_version_4.http, recorded["list"], recorded["cursor"])
        assert found == recorded["after"], name


async def test_a_step_done_twice_comes_to_the_same_as_done_once(
    of_version_4: Former, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.jobs.migrations.rows.BATCH", 1)
    checkpoint: Any = None
    while await versions.pending():
        first = await versions.step(None, checkpoint)
        # Where the version is reached, what is done again is the next one's beginning.
        if checkpoint is not None and first.checkpoint is not None:
            again = await versions.step(None, checkpoint)
            assert again.checkpoint == first.checkpoint
        checkpoint = first.checkpoint

    assert await are_right(of_version_4)
