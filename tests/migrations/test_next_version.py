"""The version after this one: what CONTRIBUTING.md's recipe leads to, on a database of today."""

from datetime import timedelta
from typing import Any

import pytest

from models import CompletionDocument, indexes
from models.indexes import listed_by
from services.jobs.migrations import versions
from services.jobs.migrations.rows import BEGINNING, next_rows
from services.jobs.migrations.versions import Migration
from services.jobs.steps import Checkpoint, StepResult
from services.runtime import entered
from services.storage import index_sets, schema_version
from services.storage.database import database
from services.storage.order import BY_SEQ
from tests.migrations.conftest import Former

PAGE = """query ($after: String) {
  completions(first: 10, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } }
}"""


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Build the index, go through all rows, and reach the version."""
    collection = database.collection(CompletionDocument)
    if checkpoint is None:
        await index_sets.build(CompletionDocument)
        return StepResult(BEGINNING)
    rows, at = await next_rows(collection, checkpoint, {"organization_id": 1})
    if at is None:
        await schema_version.begin_quiet()
        assert await schema_version.reach_after_quiet(8, timedelta(0))
    return StepResult(at, done=len(rows))


async def late() -> StepResult:
    return StepResult(None)


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this gateway be of version 8, which has one index more."""
    index = listed_by("failure_reason", name="by_failure_reason")
    stored: Any = CompletionDocument.Settings
    monkeypatch.setattr(stored, "indexes", [*stored.indexes, index])
    monkeypatch.setitem(indexes.BUILT_BY, "completions.by_failure_reason", 8)
    monkeypatch.setattr(schema_version, "LATEST", 8)
    monkeypatch.setitem(versions.MIGRATIONS, 8, Migration("an index", step, late))


async def test_a_database_of_today_is_read_as_before_until_the_next_version_is_reached(
    migrated: Former, request: pytest.FixtureRequest
) -> None:
    before = (await migrated.query(PAGE))["completions"]
    request.getfixturevalue("next_version")
    cursor = before["pageInfo"]["endCursor"]
    with entered(migrated.app.state.runtime):
        migrated.app.state.runtime.pop(schema_version._Seen, None)  # as one that begins

        assert await versions.pending() == {8: "an index"}
        assert await index_sets.prepare() == []
        assert await index_sets.missing() == []
        assert await schema_version.current_order() is BY_SEQ
        pending = (await migrated.query(PAGE, after=cursor))["completions"]

        checkpoint, done = None, 0
        while await versions.pending():
            result = await versions.step(None, checkpoint)
            checkpoint, done = result.checkpoint, done + result.done

        collection = database.collection(CompletionDocument)
        assert done == await collection.count_documents({})
        assert "by_failure_reason" in await collection.index_information()
        assert await index_sets.missing() == []
        assert (await schema_version.stored_version())["version"] == 8
        assert (await versions.step(None, None)).checkpoint is None
        reached = (await migrated.query(PAGE, after=cursor))["completions"]
        await collection.drop_index("by_failure_reason")
        assert await index_sets.missing() == ["completions.by_failure_reason"]
        # The tests that follow have a database of today.
        versions_stored = database.client[migrated.name]["schema_version"]
        await versions_stored.update_one({}, {"$set": {"version": 7}})
    assert pending == reached
    assert pending["nodes"]
