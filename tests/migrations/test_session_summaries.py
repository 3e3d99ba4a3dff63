"""The sessions of a database of the version before are summed up, while it is in use."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models import CompletionDocument, SessionDocument
from services.ids import public_id, storage_key
from services.jobs.migrations import versions
from services.jobs.session_summaries import SessionChanges
from services.jobs.session_summaries import step as duty_step
from services.order_keys import order_key
from services.runtime import entered, part
from services.storage import index_sets, schema_version
from services.storage.database import database
from tests.jobs.test_session_summaries import are_right
from tests.migrations.conftest import Former, Migrate, begun, written_by
from tests.migrations.write_database import after

WRITTEN = written_by(2)
SESSIONS = {row["_id"] for row in WRITTEN["collections"]["sessions"]["rows"]}


@pytest.fixture
async def of_version_2(mongodb_url: str) -> AsyncIterator[Former]:
    async with AsyncExitStack() as stack:
        former = await begun(mongodb_url, stack, WRITTEN)
        with entered(former.app.state.runtime):
            yield former


async def follow(steps: int = 1) -> None:
    checkpoint = None
    for _ in range(steps):
        checkpoint = (await duty_step(None, checkpoint)).checkpoint


async def test_lists_and_cursors_are_the_same_before_and_after(
    of_version_2: Former, migrate: Migrate
) -> None:
    http = of_version_2.http
    before = {
        name: await after(http, one["list"], one["cursor"])
        for name, one in WRITTEN["lists"].items()
    }

    await migrate(of_version_2)

    for name, recorded in WRITTEN["lists"].items():
        found = await after(http, recorded["list"], recorded["cursor"])
        assert found == before[name] == recorded["after"], name


async def test_all_sessions_are_summed_up(of_version_2: Former, migrate: Migrate) -> None:
    empty = 'mutation { createSession(input: {id: "empty"}) { session { id } } }'
    await of_version_2.query(empty)
    key = {"_id": storage_key(of_version_2.organization_id, "empty")}
    collection = database.collection(SessionDocument)
    written_before = {"last_activity_at": "", "completion_count": "", "tags": ""}
    await collection.update_one(key, {"$unset": written_before})

    assert await index_sets.missing() == []
    await migrate(of_version_2)

    assert await are_right(of_version_2)
    assert await collection.count_documents({}) == len(SESSIONS) + 1
    assert await collection.count_documents({"completion_count": {"$gt": 0}}) > 0
    assert await index_sets.missing() == []
    assert "by_last_activity" in await collection.index_information()
    assert (await schema_version.stored_version())["version"] == schema_version.LATEST


async def test_a_step_done_twice_comes_to_the_same_as_done_once(
    of_version_2: Former, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.jobs.migrations.rows.BATCH", 2)
    monkeypatch.setattr(schema_version, "LATEST", 3)
    checkpoint: Any = None
    while await versions.pending():
        first = await versions.step(None, checkpoint)
        if await versions.pending() and checkpoint is not None:
            again = await versions.step(None, checkpoint)
            assert again.checkpoint == first.checkpoint
        checkpoint = first.checkpoint

    assert await are_right(of_version_2)


async def test_a_step_that_could_not_do_all_goes_on_with_the_rest(
    of_version_2: Former, migrate: Migrate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.session_summaries._SESSIONS", 1)
    monkeypatch.setattr("services.jobs.migrations.session_summaries._SECONDS", 0.0)

    steps = await migrate(of_version_2)

    assert steps >= len(SESSIONS)
    assert await are_right(of_version_2)


async def test_what_changes_during_the_migration_is_followed_afterwards(
    of_version_2: Former, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.jobs.migrations.rows.BATCH", 1)
    monkeypatch.setattr(schema_version, "LATEST", 3)  # the next one sums up all of them again
    checkpoint: Any = None
    await follow()  # there is nothing to do yet
    assert part(SessionChanges).checkpoint is None
    while await versions.pending():
        checkpoint = (await versions.step(None, checkpoint)).checkpoint
        for session_id in sorted(map(public_id, SESSIONS)):
            await of_version_2.create_completion(session_id=session_id)
    assert not await are_right(of_version_2)

    of_version_2.app.state.runtime.pop(schema_version._Seen, None)  # as some seconds later
    await follow(steps=2)

    assert await are_right(of_version_2)
    place = (part(SessionChanges).checkpoint or {})["at"]
    assert place > (datetime.now(UTC) - timedelta(minutes=5)).timestamp() * 1000


async def test_what_a_gateway_of_the_version_before_writes_afterwards_is_followed(
    of_version_2: Former, migrate: Migrate
) -> None:
    await migrate(of_version_2)
    of_version_2.app.state.runtime.pop(schema_version._Seen, None)
    now = datetime.now(UTC)
    mine = {"organization_id": of_version_2.organization_id, "created_at": now}

    def row(id_: str, **fields: Any) -> dict[str, Any]:
        key = storage_key(of_version_2.organization_id, id_)
        return {"_id": key, **mine, "seq": order_key(now, key), **fields}

    await database.collection(SessionDocument).insert_one(row("of-before"))
    await database.collection(CompletionDocument).insert_one(
        row("c", session_id="of-before", tags=["x"], updated_at=now, revision=1)
    )

    await follow()

    assert await are_right(of_version_2)
