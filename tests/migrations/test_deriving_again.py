"""Gateways of one database that differ: in their keys of the metadata, or in their version."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models import CompletionDocument, OrganizationDocument, SchemaVersionDocument
from models.schema_version import SCHEMA
from services.completions import labels
from services.completions.derivation import DERIVED_VERSION, current_version
from services.ids import storage_key
from services.jobs import derived_again
from services.jobs.steps import StepResult
from services.runtime import entered
from services.storage import schema_version
from services.storage.database import database
from services.storage.schema_version import other_derivers, stored_version
from tests.jobs.test_derivations import REQUEST, RESPONSE
from tests.migrations.conftest import Former, begun

EMPTY: dict[str, Any] = {"organization": "acme", "collections": {}, "lists": {}}
HOUR = timedelta(hours=1)


@pytest.fixture
async def api(mongodb_url: str) -> AsyncIterator[Former]:
    """A gateway on a database of its own, all of which is derived."""
    async with AsyncExitStack() as stack:
        former = await begun(mongodb_url, stack, EMPTY)
        with entered(former.app.state.runtime):
            await database.collection(OrganizationDocument).update_one(
                {"_id": "acme"},
                {"$set": {"name": "acme", "slug": "acme", "created_at": datetime.now(UTC)}},
                upsert=True,
            )
            await change_schema(
                {
                    "version": 4,
                    "reached_at": datetime.now(UTC),
                    "derived_version": DERIVED_VERSION,
                    "derived_at": datetime.now(UTC),
                }
            )
            former.app.state.runtime.pop(schema_version._Seen, None)
            yield former


@pytest.fixture
async def other_keys(api: Former) -> AsyncIterator[None]:
    """This gateway names other keys than the one that has derived all."""
    labels.configure(keys=["plan"])
    yield
    labels.configure(keys=[])


async def change_schema(changed: dict[str, Any]) -> None:
    await database.collection(SchemaVersionDocument).update_one(
        {"_id": SCHEMA}, {"$set": changed}, upsert=True
    )


async def whole_run() -> list[StepResult]:
    results = [await derived_again.step(None, None)]
    while results[-1].checkpoint is not None:
        results.append(await derived_again.step(None, results[-1].checkpoint))
    return results


async def test_gateways_with_other_keys_do_not_derive_in_turns(
    other_keys: None, caplog: pytest.LogCaptureFixture
) -> None:
    await other_derivers(DERIVED_VERSION, within=HOUR)

    [result] = await whole_run()

    assert result.log == ["gateways name different keys of the metadata"]
    assert (await stored_version())["derived_version"] == DERIVED_VERSION
    assert "LOG10_GATEWAY_METADATA_KEYS" in caplog.text
    left = await derived_again.step(None, {"late": True, "organization": ""})
    assert left.checkpoint == {"late": True, "organization": ""}
    assert left.pause > 0


async def test_other_keys_are_derived_by_once_no_gateway_has_the_former(other_keys: None) -> None:
    ended = datetime.now(UTC) - HOUR - timedelta(minutes=1)
    await change_schema({"derivers": [{"version": DERIVED_VERSION, "seen": ended}]})

    await whole_run()

    assert (await stored_version())["derived_version"] == current_version() != DERIVED_VERSION


@pytest.mark.parametrize("is_first", [True, False])
async def test_a_newer_version_derives_by_the_keys_of_one_of_its_gateways(
    other_keys: None, is_first: bool
) -> None:
    other = current_version() + (256 if is_first else -256)
    await change_schema({"derived_version": 0})
    await other_derivers(other, within=HOUR)

    await whole_run()

    reached = (await stored_version())["derived_version"]
    assert reached == (current_version() if is_first else 0)


async def test_what_has_no_price_is_derived_again_once_for_each_change(api: Former) -> None:
    response = {**RESPONSE, "model": "nobody-prices-this"}
    id_ = await api.create_completion(request=REQUEST, response=response)

    looks = [(await derived_again.step(None, None)).done for _ in range(3)]
    await database.collection(CompletionDocument).update_one(
        {"_id": storage_key(api.organization_id, id_)},
        {"$set": {"updated_at": datetime.now(UTC)}, "$inc": {"revision": 1}},
    )
    then = [(await derived_again.step(None, None)).done for _ in range(2)]

    assert looks == [1, 0, 0]
    assert then == [1, 0]


async def test_what_was_written_long_since_the_last_look_is_found(api: Former) -> None:
    id_ = await api.create_completion(request=REQUEST, response=RESPONSE)
    now = datetime.now(UTC)
    await change_schema(
        {"derived_at": now - timedelta(minutes=50), "looked_at": now - timedelta(minutes=30)}
    )
    key = {"_id": storage_key(api.organization_id, id_)}
    late = {"updated_at": now - timedelta(minutes=20)}
    collection = database.collection(CompletionDocument)
    await collection.update_one(key, {"$set": late, "$unset": {"derived_version": "", "cost": ""}})

    await derived_again.step(None, None)

    row = await collection.find_one(key)
    assert row is not None
    assert row["derived_version"] == current_version()
