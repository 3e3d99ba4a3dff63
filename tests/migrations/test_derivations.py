"""The completions of a database of the version before are derived, while it is in use."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Any

import pytest

from models import CompletionDocument, SessionDocument
from services.completions.derivation import DERIVED_VERSION, PARTS, derived
from services.ids import storage_key
from services.jobs import derived_again
from services.jobs.migrations import versions
from services.order_keys import order_key
from services.pricing import prices_of
from services.runtime import entered
from services.storage import index_sets, schema_version
from services.storage.database import database
from tests.jobs.test_derivations import REQUEST, RESPONSE, as_set
from tests.jobs.test_session_summaries import are_right
from tests.migrations.conftest import Former, Migrate, begun, written_by
from tests.migrations.write_database import after

WRITTEN = written_by(3)
FILTERED = """{ completions(filter: {provider: {eq: "openai"}}, orderBy: [{field: COST}]) {
  nodes { id cost { total } } } }"""


@pytest.fixture
async def of_version_3(mongodb_url: str) -> AsyncIterator[Former]:
    async with AsyncExitStack() as stack:
        former = await begun(mongodb_url, stack, WRITTEN)
        with entered(former.app.state.runtime):
            yield former


async def wrong(api: Former) -> list[str]:
    """Return the completions that are not derived as a create would be."""
    prices = await prices_of(api.organization_id)
    found = []
    async for row in database.collection(CompletionDocument).find():
        payloads: dict[str, Any] = {name: row[name] for name in PARTS if name in row}
        expected = derived(payloads, row["created_at"], prices)
        if as_set(row) != as_set(expected) or row.get("derived_version") != DERIVED_VERSION:
            found.append(row["_id"])
    return found


def of_the_version_before(organization_id: str, row_id: str) -> dict[str, Any]:
    """Return a row as a gateway of the version before writes it."""
    now, key = datetime.now(UTC), storage_key(organization_id, row_id)
    times = {"created_at": now, "updated_at": now, "seq": order_key(now, key)}
    payloads = {"request": REQUEST, "response": RESPONSE}
    mine = {"_id": key, "organization_id": organization_id, "tags": [], "revision": 1}
    return {**mine, **times, **payloads, "model": "gpt-4o-2024-08-06"}


async def test_all_completions_are_derived_and_all_sessions_summed_up(
    of_version_3: Former, migrate: Migrate
) -> None:
    assert await index_sets.missing() == []
    before = await of_version_3.execute(FILTERED)
    assert before["errors"][0]["extensions"]["code"] == "UNAVAILABLE"

    await migrate(of_version_3)

    of_version_3.app.state.runtime.pop(schema_version._Seen, None)
    assert await wrong(of_version_3) == []
    assert await are_right(of_version_3)
    nodes = (await of_version_3.query(FILTERED))["completions"]["nodes"]
    assert float(nodes[0]["cost"]["total"]) > 0
    costly = {"total_cost": {"$gt": 0}}
    assert await database.collection(SessionDocument).count_documents(costly) > 0
    assert await index_sets.missing() == []
    names = await database.collection(CompletionDocument).index_information()
    assert {"by_facet", "by_cost", "underived"} <= set(names)
    stored = await schema_version.stored_version()
    assert (stored["version"], stored["derived_version"]) == (
        schema_version.LATEST,
        DERIVED_VERSION,
    )


async def test_lists_and_cursors_are_the_same_before_and_after(
    of_version_3: Former, migrate: Migrate
) -> None:
    await migrate(of_version_3)

    for name, recorded in WRITTEN["lists"].items():
        found = await after(of_version_3.http, recorded["list"], recorded["cursor"])
        assert found == recorded["after"], name


async def test_a_step_done_twice_comes_to_the_same_as_done_once(
    of_version_3: Former, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.jobs.migrations.rows.BATCH", 3)
    monkeypatch.setattr(derived_again, "_BATCH", 3)
    monkeypatch.setattr(schema_version, "LATEST", 4)
    checkpoint: Any = None
    while await versions.pending():
        first = await versions.step(None, checkpoint)
        if await versions.pending() and checkpoint is not None:
            again = await versions.step(None, checkpoint)
            assert again.checkpoint == first.checkpoint
        checkpoint = first.checkpoint

    assert await wrong(of_version_3) == []


async def test_what_gateways_of_both_versions_write_meanwhile_is_derived(
    of_version_3: Former, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.jobs.migrations.rows.BATCH", 10)
    collection = database.collection(CompletionDocument)
    first = await collection.find_one({"response": {"$exists": True}})
    assert first is not None
    checkpoint: Any = None
    steps = 0
    while await versions.pending():
        checkpoint = (await versions.step(None, checkpoint)).checkpoint
        steps += 1
        if steps == 3:  # what has been gone through already, and what is new
            now = datetime.now(UTC)
            changed = {"response": RESPONSE, "model": RESPONSE["model"], "updated_at": now}
            await collection.update_one({"_id": first["_id"]}, {"$set": changed})
            late = of_the_version_before(of_version_3.organization_id, "0")
            await collection.insert_one(late)
            await of_version_3.create_completion(request=REQUEST, response=RESPONSE)

    assert steps > 5
    assert await wrong(of_version_3) == []


async def test_what_a_gateway_of_the_version_before_creates_afterwards_is_derived(
    of_version_3: Former, migrate: Migrate
) -> None:
    await migrate(of_version_3)
    of_version_3.app.state.runtime.pop(schema_version._Seen, None)
    late = of_the_version_before(of_version_3.organization_id, "late")
    await database.collection(CompletionDocument).insert_one(late)

    result = await derived_again.step(None, None)

    assert result.done >= 1
    assert await wrong(of_version_3) == []


async def test_a_call_that_this_version_begins_and_the_version_before_ends_is_derived(
    of_version_3: Former, migrate: Migrate
) -> None:
    await migrate(of_version_3)
    of_version_3.app.state.runtime.pop(schema_version._Seen, None)
    id_ = await of_version_3.create_completion(status="started", request=REQUEST, session_id="s")
    key = {"_id": storage_key(of_version_3.organization_id, id_)}
    ended = {"response": RESPONSE, "model": RESPONSE["model"], "usage": RESPONSE["usage"]}
    await database.collection(CompletionDocument).update_one(
        key, {"$set": {**ended, "updated_at": datetime.now(UTC)}, "$inc": {"revision": 1}}
    )
    sessions = database.collection(SessionDocument)
    session = {"_id": storage_key(of_version_3.organization_id, "s")}
    await sessions.update_one(session, {"$unset": {"stale": ""}})

    await derived_again.step(None, None)

    assert await wrong(of_version_3) == []
    summed_up = await sessions.find_one(session)
    assert summed_up is not None
    assert summed_up["stale"]
